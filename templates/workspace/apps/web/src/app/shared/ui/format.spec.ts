import { formatClock, formatCount, formatDay, formatMoment, formatNumber } from './format';

const GERMAN = ['de-DE', 'en'];
const AMERICAN = ['en-US'];

describe('formatNumber', () => {
  it('writes as many digits as the column has, as the language does', () => {
    expect(formatNumber(1234.5, 2, AMERICAN)).toBe('1,234.50');
    expect(formatNumber(1234.5, 2, GERMAN)).toBe('1.234,50');
    expect(formatNumber(-0.1, 1, GERMAN)).toBe('-0,1');
  });

  it('keeps every digit of a number that travels as text', () => {
    expect(formatNumber('123456789012345678.123456', 6, GERMAN)).toBe(
      '123.456.789.012.345.678,123456',
    );
    expect(formatNumber('123456789012345678', undefined, GERMAN)).toBe('123456789012345678');
  });

  it('leaves years alone', () => {
    expect(formatNumber(2025, undefined, AMERICAN)).toBe('2025');
    expect(formatNumber(12345, undefined, AMERICAN)).toBe('12,345');
    expect(formatNumber(12.5, undefined, GERMAN)).toBe('12,5');
  });

  it('takes the languages of the browser when none are named', () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(GERMAN);
    expect(formatNumber(0.5, 2)).toBe('0,50');
    expect(formatCount(1234)).toBe('1.234');
    vi.restoreAllMocks();
  });
});

describe('dates', () => {
  it('are written as the language does', () => {
    expect(formatDay('2025-03-14', AMERICAN)).toBe('Mar 14, 2025');
    expect(formatDay('2025-03-14', GERMAN)).toBe('14.03.2025');
    expect(formatMoment('2025-03-14T09:26:53', GERMAN)).toBe('14.03.2025, 09:26');
    expect(formatClock(new Date(2025, 2, 14, 17, 13, 5), 'short', GERMAN)).toBe('17:13');
    expect(formatClock(new Date(2025, 2, 14, 17, 13, 5), 'medium', GERMAN)).toBe('17:13:05');
  });

  it('stay as they are when JavaScript does not know them', () => {
    expect(formatDay('infinity', AMERICAN)).toBe('infinity');
    expect(formatMoment('0044-03-15 BC', AMERICAN)).toBe('0044-03-15 BC');
  });
});
