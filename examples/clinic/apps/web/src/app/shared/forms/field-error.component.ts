import { Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { AbstractControl, ValidationErrors } from '@angular/forms';
import { map, startWith, switchMap } from 'rxjs';
import { decimalSign } from './numbers';

/** The message for what is wrong with a control, to stand inside `<mat-error>`. */
@Component({
  selector: 'app-field-error',
  template: `{{ message() }}`,
})
export class FieldErrorComponent {
  readonly control = input.required<AbstractControl>();
  readonly label = input('This field');

  private readonly errors = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) =>
        control.events.pipe(
          startWith(null),
          map(() => control.errors),
        ),
      ),
    ),
    { initialValue: null, equal: Object.is },
  );

  protected readonly message = computed(() => {
    const errors = this.errors() ?? this.control().errors;
    return errors ? fieldErrorMessage(errors, this.label()) : '';
  });
}

/** The message for the first thing that is wrong; what the server said comes before all else. */
export function fieldErrorMessage(errors: ValidationErrors, label: string): string {
  const { server, required, maxlength, minlength, min, max, decimal, integer, taken } = errors;
  if (typeof server === 'string') {
    return server;
  }
  if (required) {
    return `${label} is required`;
  }
  if (maxlength) {
    return `${label} may have at most ${maxlength.requiredLength} characters`;
  }
  if (minlength) {
    return `${label} needs at least ${minlength.requiredLength} characters`;
  }
  if (min) {
    return `${label} must be at least ${min.min}`;
  }
  if (max) {
    return `${label} must be at most ${max.max}`;
  }
  if (decimal) {
    return decimalMessage(label, decimal.precision - decimal.scale, decimal.scale);
  }
  if (integer) {
    return integerMessage(label, integer);
  }
  if (taken) {
    return `${label} is taken already`;
  }
  const wanted = Object.keys(errors).find((name) => name in WANTED);
  return wanted ? `${label} must be ${WANTED[wanted]}` : `${label} is not valid`;
}

const WANTED: Record<string, string> = {
  number: 'a number',
  email: 'an e-mail address',
  json: 'valid JSON',
  url: 'a web address that starts with http:// or https://',
  phone: 'a phone number',
  time: 'a time such as 14:30',
  matDatepickerParse: 'a date',
};

function decimalMessage(label: string, whole: number, scale: number): string {
  const digits = `at most ${whole} ${whole === 1 ? 'digit' : 'digits'}`;
  return scale > 0
    ? `${label} must be a number with ${digits} before the ${decimalSign() === ',' ? 'comma' : 'point'} and ${scale} after it`
    : `${label} must be a whole number with ${digits}`;
}

function integerMessage(label: string, { min, max }: { min?: string; max?: string }): string {
  if (min !== undefined) {
    return `${label} must be at least ${min}`;
  }
  return max !== undefined ? `${label} must be at most ${max}` : `${label} must be a whole number`;
}
