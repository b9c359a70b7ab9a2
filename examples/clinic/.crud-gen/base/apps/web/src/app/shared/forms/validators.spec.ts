import { FormControl, ValidatorFn } from '@angular/forms';
import {
  decimalValidator,
  integerValidator,
  jsonValidator,
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
