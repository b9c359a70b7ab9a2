import { TestBed } from '@angular/core/testing';
import { DateAdapter, MAT_DATE_FORMATS } from '@angular/material/core';
import { fromDateControl, toDateControl } from './convert';
import { provideDayDates } from './day-date-adapter';

describe('DayDateAdapter', () => {
  let adapter: DateAdapter<Date>;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideDayDates()] });
    adapter = TestBed.inject(DateAdapter);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it.each([
    ['America/Los_Angeles', 480],
    ['UTC', 0],
    ['Pacific/Auckland', -780],
  ])('keeps a typed day in %s', (zone, offset) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(2025, 0, 1).getTimezoneOffset()).toBe(offset);
    for (const day of ['2025-03-14', '2025-03-09', '2024-02-29', '2025-12-31']) {
      expect(fromDateControl(adapter.parse(day, null))).toBe(day);
      expect(fromDateControl(adapter.parse(` ${day} `, null))).toBe(day);
    }
    expect(fromDateControl(adapter.parse('3/14/2025', null))).toBe('2025-03-14');
  });

  it.each([
    ['en-US', '3/14/2025'],
    ['en-GB', '14/03/2025'],
    ['de-DE', '14.3.2025'],
    ['sv-SE', '2025-03-14'],
    ['ko-KR', '2025. 3. 14.'],
    ['th-TH', '14/3/2025'],
    ['fa-IR', '2025/3/14'],
    ['ar-EG', '14/3/2025'],
  ])('writes and takes days as %s does, in the calendar of the server', (language, example) => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue(language);
    TestBed.resetTestingModule().configureTestingModule({ providers: [provideDayDates()] });
    const here = TestBed.inject(DateAdapter);
    const formats = TestBed.inject(MAT_DATE_FORMATS);
    for (const day of ['2025-03-04', '2025-12-31', '1931-01-02']) {
      const text = here.format(toDateControl(day) as Date, formats.display.dateInput);
      expect(fromDateControl(here.parse(text, formats.parse.dateInput))).toBe(day);
    }
    expect(fromDateControl(here.parse(example, null))).toBe('2025-03-14');
  });

  it('refuses a year of two digits', () => {
    const date = adapter.parse('3/14/25', null);
    expect(date !== null && adapter.isValid(date)).toBe(false);
  });

  it('refuses a day that there is not', () => {
    for (const text of ['2025-02-30', '2025-13-01', 'soon']) {
      const date = adapter.parse(text, null);
      expect(date !== null && adapter.isValid(date)).toBe(false);
    }
    expect(adapter.parse('', null)).toBeNull();
  });
});
