import { AbstractControl, ValidationErrors, ValidatorFn } from '@angular/forms';
import { compareNumbers, plainNumber, toNumberText } from './numbers';

/** A decimal number as text: at most `precision` digits in all, `scale` of them after the point. */
export function decimalValidator(precision: number, scale: number): ValidatorFn {
  return ofNumber('decimal', (number) => {
    const match = /^[+-]?(\d*)(?:\.(\d*))?$/.exec(number ?? 'none');
    const whole = (match?.[1] ?? '').replace(/^0+/, '');
    const fraction = (match?.[2] ?? '').replace(/0+$/, '');
    const valid = match !== null && whole.length <= precision - scale && fraction.length <= scale;
    return valid ? null : { precision, scale };
  });
}

/** Any number as text, `1e-9` too. */
export const floatValidator: ValidatorFn = ofNumber('number', (number) =>
  number === null ? true : null,
);

/** A whole number as text, of any size; the limits are included. */
export function integerValidator(min?: string, max?: string): ValidatorFn {
  return ofNumber('integer', (number) => {
    if (number === null || !/^[+-]?\d+$/.test(number)) {
      return { whole: true };
    }
    if (min !== undefined && compareNumbers(number, min) < 0) {
      return { min };
    }
    return max !== undefined && compareNumbers(number, max) > 0 ? { max } : null;
  });
}

/** A number as text that is at least `min`. */
export function minValidator(min: string): ValidatorFn {
  return ofNumber('min', (number) =>
    number !== null && compareNumbers(number, min) < 0 ? { min: toNumberText(min) } : null,
  );
}

/** A number as text that is at most `max`. */
export function maxValidator(max: string): ValidatorFn {
  return ofNumber('max', (number) =>
    number !== null && compareNumbers(number, max) > 0 ? { max: toNumberText(max) } : null,
  );
}

export const jsonValidator: ValidatorFn = ofText('json', (text) => {
  try {
    JSON.parse(text);
    return null;
  } catch {
    return true;
  }
});

export const urlValidator: ValidatorFn = ofText('url', (text) =>
  /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text) ? null : true,
);

export const phoneValidator: ValidatorFn = ofText('phone', (text) => {
  const digits = text.replace(/\D/g, '').length;
  return /^\+?[\d\s().\-/]+$/.test(text) && digits >= 4 && digits <= 15 ? null : true;
});

export const timeValidator: ValidatorFn = ofText('time', (text) =>
  /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/.test(text) ? null : true,
);

/** A validator of text that leaves empty fields to `Validators.required`. */
function ofText(name: string, check: (text: string) => object | true | null): ValidatorFn {
  return (control: AbstractControl<unknown>): ValidationErrors | null => {
    const text = textOf(control).trim();
    const found = text === '' ? null : check(text);
    return found === null ? null : { [name]: found };
  };
}

/** The same of a number as the user's language writes it; null stands for what is none, spaces too. */
function ofNumber(
  name: string,
  check: (number: string | null) => object | true | null,
): ValidatorFn {
  return (control: AbstractControl<unknown>): ValidationErrors | null => {
    const text = textOf(control);
    const found = text === '' ? null : check(plainNumber(text));
    return found === null ? null : { [name]: found };
  };
}

function textOf({ value }: AbstractControl<unknown>): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
