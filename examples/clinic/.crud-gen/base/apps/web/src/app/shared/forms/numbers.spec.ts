import { compareNumbers, decimalSign, fromNumberText, plainNumber, toNumberText } from './numbers';

describe('numbers', () => {
  it('are written as the language writes them', () => {
    expect([decimalSign('en-US'), decimalSign('de-DE'), decimalSign('fr')]).toEqual([
      '.',
      ',',
      ',',
    ]);
    expect(toNumberText('12.50', 'de-DE')).toBe('12,50');
    expect(toNumberText(12.5, 'en-US')).toBe('12.5');
    expect(toNumberText(null, 'de-DE')).toBe('');
  });

  it.each(['en-US', 'de-DE', 'fr-CH', 'sv-SE', 'ar-EG', 'th-TH'])(
    'come back unharmed in %s, of any length',
    (language) => {
      for (const text of [
        '0',
        '-0.000001',
        '123456789012345678.123456',
        '9007199254740993',
        '1.10',
      ]) {
        expect(fromNumberText(toNumberText(text, language), language)).toBe(text);
      }
      for (const number of [0.1, -1e-7, 1.5e-10, 1e21, 1.25e22, 99999999.99]) {
        expect(Number(fromNumberText(toNumberText(number, language), language))).toBe(number);
        expect(toNumberText(number, language)).not.toContain('e');
      }
    },
  );

  it('are taken with a comma where the language has it, and with a point everywhere', () => {
    expect(plainNumber('12,5', 'de-DE')).toBe('12.5');
    expect(plainNumber(' 12.5 ', 'de-DE')).toBe('12.5');
    expect(plainNumber('\u22125', 'sv-SE')).toBe('-5');
    expect(plainNumber('12,5', 'en-US')).toBeNull();
  });

  it('are refused when they may mean two things', () => {
    expect(plainNumber('1.234', 'de-DE')).toBeNull();
    expect(plainNumber('1.234', 'en-US')).toBe('1.234');
    expect(plainNumber('1,234', 'de-DE')).toBe('1.234');
    for (const text of ['1.234,50', '1,234.50', '1,2,3', ',', '-', 'NaN', '']) {
      expect(plainNumber(text, 'de-DE')).toBeNull();
    }
  });

  it('are compared digit by digit', () => {
    expect(compareNumbers('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
    expect(compareNumbers('-0.01', '0')).toBeLessThan(0);
    expect(compareNumbers('1.10', '1.1')).toBe(0);
    expect(compareNumbers('.5', '0.25')).toBeGreaterThan(0);
    expect(compareNumbers('1e3', '999')).toBeGreaterThan(0);
  });
});
