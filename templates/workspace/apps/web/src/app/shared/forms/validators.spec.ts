import { FormControl, ValidatorFn } from '@angular/forms';
import {
  decimalValidator,
  floatValidator,
  integerValidator,
  jsonValidator,
  maxValidator,
  minValidator,
  phoneValidator,
  timeValidator,
  urlValidator,
} from './validators';

function accepts(validator: ValidatorFn, text: string | number | null): boolean {
  return validator(new FormControl(text)) === null;
}

describe('validators', () => {
  it.each([decimalValidator(5, 2), integerValidator(), jsonValidator, urlValidator, timeValidator])(
    'leave empty fields to `required`',
    (validator) => {
      expect(accepts(validator, '')).toBe(true);
      expect(accepts(validator, null)).toBe(true);
    },
  );

  it('count the digits of decimals as text', () => {
    const validator = decimalValidator(20, 2);
    expect(accepts(validator, '123456789012345678.99')).toBe(true);
    expect(accepts(validator, '1234567890123456789.99')).toBe(false);
    expect(accepts(validator, '0.125')).toBe(false);
    expect(accepts(validator, '0.1200')).toBe(true);
    expect(accepts(validator, '-0.5')).toBe(true);
    expect(accepts(validator, 12.5)).toBe(true);
    for (const text of ['.', '-', '1e5', '1,5', 'NaN']) {
      expect(accepts(validator, text)).toBe(false);
    }
  });

  it('take no spaces for a number', () => {
    for (const validator of [decimalValidator(5, 2), integerValidator(), floatValidator]) {
      expect(accepts(validator, '  ')).toBe(false);
    }
  });

  it('take a number as the language writes it', () => {
    const language = vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-DE');
    expect(accepts(decimalValidator(5, 2), '12,50')).toBe(true);
    expect(accepts(decimalValidator(5, 2), '1.234')).toBe(false);
    expect(accepts(floatValidator, '1,5e-9')).toBe(true);
    expect(minValidator('0.01')(new FormControl('0,001'))).toEqual({ min: { min: '0,01' } });
    language.mockRestore();
    expect(accepts(decimalValidator(5, 2), '12,50')).toBe(false);
  });

  it('compare limits digit by digit', () => {
    expect(accepts(minValidator('0.01'), '0.01')).toBe(true);
    expect(accepts(minValidator('0.01'), '0.009999999999999999999')).toBe(false);
    expect(accepts(maxValidator('999999999999999999.999999'), '999999999999999999.999999')).toBe(
      true,
    );
    expect(maxValidator('1')(new FormControl('1.000000000000000001'))).toEqual({
      max: { max: '1' },
    });
    expect(accepts(maxValidator('1'), '')).toBe(true);
  });

  it('compare integers beyond 2^53', () => {
    const validator = integerValidator('-9223372036854775808', '9223372036854775807');
    expect(accepts(validator, '9223372036854775807')).toBe(true);
    expect(validator(new FormControl('9223372036854775808'))).toEqual({
      integer: { max: '9223372036854775807' },
    });
    expect(accepts(validator, '-9223372036854775809')).toBe(false);
    expect(accepts(validator, '+5')).toBe(true);
    expect(accepts(validator, '1.0')).toBe(false);
  });

  it('know JSON, addresses, phones and times', () => {
    expect(accepts(jsonValidator, '{"a": [1, null]}')).toBe(true);
    expect(accepts(jsonValidator, "{'a': 1}")).toBe(false);
    expect(accepts(urlValidator, 'https://example.com/a?b=c')).toBe(true);
    expect(accepts(urlValidator, 'javascript:alert(1)')).toBe(false);
    expect(accepts(urlValidator, 'example.com')).toBe(false);
    expect(accepts(phoneValidator, '+41 44 123 45 67')).toBe(true);
    expect(accepts(phoneValidator, 'call me')).toBe(false);
    expect(accepts(timeValidator, '23:59:59.999999')).toBe(true);
    expect(accepts(timeValidator, '24:00')).toBe(false);
  });
});
