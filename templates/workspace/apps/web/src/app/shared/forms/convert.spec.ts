import {
  dateTimeText,
  fromDateControl,
  fromDateTimeInput,
  fromJsonText,
  nullable,
  toDateControl,
  toDateTimeInput,
  toText,
} from './convert';

describe('dates', () => {
  it('keeps the day, in every time zone and every year', () => {
    for (const day of ['2024-02-29', '2026-03-29', '1999-12-31', '0044-03-15', '9999-12-31']) {
      expect(fromDateControl(toDateControl(day))).toBe(day);
    }
    expect(toDateControl('2026-03-29')?.getHours()).toBe(0);
  });

  it('has null for no day', () => {
    expect(toDateControl(null)).toBeNull();
    expect(toDateControl('soon')).toBeNull();
    expect(fromDateControl(null)).toBeNull();
    expect(fromDateControl(new Date(Number.NaN))).toBeNull();
  });
});

describe('date and time', () => {
  it('leaves a time without a zone as it is', () => {
    expect(toDateTimeInput('2026-01-02T03:04:05')).toBe('2026-01-02T03:04:05');
    expect(fromDateTimeInput('2026-01-02T03:04', false)).toBe('2026-01-02T03:04:00');
    expect(fromDateTimeInput('2026-01-02T03:04:05.678', false)).toBe('2026-01-02T03:04:05.678');
  });

  it('comes back to the same moment with a zone', () => {
    for (const moment of ['2026-01-02T03:04:05Z', '2026-07-31T23:59:59.250Z']) {
      const back = fromDateTimeInput(toDateTimeInput(moment), true);
      expect(Date.parse(back ?? '')).toBe(Date.parse(moment));
      expect(back?.endsWith('Z')).toBe(true);
    }
  });

  it('reads as the language writes it', () => {
    expect(dateTimeText('2026-01-02T03:04:05', 'de-DE')).toBe('02.01.2026, 03:04:05');
    expect(dateTimeText('soon', 'de-DE')).toBe('soon');
  });

  it('has nothing for what is no time', () => {
    expect(toDateTimeInput(null)).toBe('');
    expect(toDateTimeInput('yesterday')).toBe('');
    expect(fromDateTimeInput('', true)).toBeNull();
    expect(fromDateTimeInput('2026-13-45T99:99', true)).toBeNull();
  });
});

describe('text', () => {
  it('writes any value', () => {
    expect(toText(null)).toBe('');
    expect(toText(0)).toBe('0');
    expect(toText('9007199254740993')).toBe('9007199254740993');
    expect(toText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
  });

  it('reads emptiness as null', () => {
    expect(nullable('  ')).toBeNull();
    expect(nullable(' a ')).toBe(' a ');
    expect(fromJsonText(' ')).toBeNull();
    expect(fromJsonText('{"a":1}')).toEqual({ a: 1 });
  });
});
