import { AbstractControl, ValidationErrors, ValidatorFn } from '@angular/forms';

/** A decimal number as text: at most `precision` digits in all, `scale` of them after the point. */
export function decimalValidator(precision: number, scale: number): ValidatorFn {
  return ofText('decimal', (text) => {
    const match = /^[+-]?(\d*)(?:\.(\d*))?$/.exec(text);
    const whole = (match?.[1] ?? '').replace(/^0+/, '');
    const fraction = (match?.[2] ?? '').replace(/0+$/, '');
    const valid =
      match !== null &&
      /\d/.test(text) &&
      whole.length <= precision - scale &&
      fraction.length <= scale;
    return valid ? null : { precision, scale };
  });
}

/** A whole number as text, of any size; the limits are included. */
export function integerValidator(
  min?: string | number | bigint,
  max?: string | number | bigint,
): ValidatorFn {
  return ofText('integer', (text) => {
    if (!/^[+-]?\d+$/.test(text)) {
      return { whole: true };
    }
    const value = BigInt(text.replace(/^\+/, ''));
    if (min !== undefined && value < BigInt(min)) {
      return { min: String(min) };
    }
    return max !== undefined && value > BigInt(max) ? { max: String(max) } : null;
  });
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
    const { value } = control;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    const found = text === '' ? null : check(text);
    return found === null ? null : { [name]: found };
  };
}
