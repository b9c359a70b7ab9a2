import { TestBed } from '@angular/core/testing';
import { DateAdapter } from '@angular/material/core';
import { fromDateControl } from './convert';
import { provideDayDates } from './day-date-adapter';

describe('DayDateAdapter', () => {
  let adapter: DateAdapter<Date>;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideDayDates()] });
    adapter = TestBed.inject(DateAdapter);
  });

  afterEach(() => vi.unstubAllEnvs());

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
    ['de-DE', ['14.3.2025', '14.03.25', '2025-03-14'], ['3.14.2025', '31.2.2025']],
    ['en-GB', ['14/3/2025'], ['3/14/2025']],
    ['en-US', ['3/14/2025', '3/14/25'], ['14/3/2025']],
    ['hu-HU', ['2025. 03. 14.'], ['2025. 14. 03.']],
    ['th-TH', ['14/3/2025'], []],
  ])('takes three numbers as %s writes them', (language, right, wrong) => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue(language);
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideDayDates()] });
    const local: DateAdapter<Date> = TestBed.inject(DateAdapter);
    right.forEach((text) => expect(fromDateControl(local.parse(text, null))).toBe('2025-03-14'));
    wrong.forEach((text) => expect(local.isValid(local.parse(text, null) as Date)).toBe(false));
    vi.restoreAllMocks();
  });

  it('refuses a day that there is not', () => {
    for (const text of ['2025-02-30', '2025-13-01', 'soon']) {
      const date = adapter.parse(text, null);
      expect(date !== null && adapter.isValid(date)).toBe(false);
    }
    expect(adapter.parse('', null)).toBeNull();
  });
});
