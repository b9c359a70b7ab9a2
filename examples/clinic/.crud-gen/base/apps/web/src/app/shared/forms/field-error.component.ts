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
  readonly label = input($localize`This field`);

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
    return $localize`${label}:field: is required`;
  }
  if (maxlength) {
    return $localize`${label}:field: may have at most ${maxlength.requiredLength}:count: characters`;
  }
  if (minlength) {
    return $localize`${label}:field: needs at least ${minlength.requiredLength}:count: characters`;
  }
  if (min) {
    return atLeast(label, min.min);
  }
  if (max) {
    return atMost(label, max.max);
  }
  if (decimal) {
    return decimalMessage(label, decimal.precision - decimal.scale, decimal.scale);
  }
  if (integer) {
    return integerMessage(label, integer);
  }
  if (taken) {
    return $localize`${label}:field: is taken already`;
  }
  const wanted = Object.keys(errors).find((name) => name in WANTED);
  return wanted ? WANTED[wanted](label) : $localize`${label}:field: is not valid`;
}

const WANTED: Record<string, (label: string) => string> = {
  number: (label) => $localize`${label}:field: must be a number`,
  email: (label) => $localize`${label}:field: must be an e-mail address`,
  json: (label) => $localize`${label}:field: must be valid JSON`,
  url: (label) =>
    $localize`${label}:field: must be a web address that starts with http:// or https://`,
  phone: (label) => $localize`${label}:field: must be a phone number`,
  time: (label) => $localize`${label}:field: must be a time such as 14:30`,
  matDatepickerParse: (label) => $localize`${label}:field: must be a date`,
};

function atLeast(label: string, least: string | number): string {
  return $localize`${label}:field: must be at least ${least}:number:`;
}

function atMost(label: string, most: string | number): string {
  return $localize`${label}:field: must be at most ${most}:number:`;
}

function decimalMessage(label: string, whole: number, scale: number): string {
  const digits =
    whole === 1 ? $localize`at most 1 digit` : $localize`at most ${whole}:count: digits`;
  if (scale === 0) {
    return $localize`${label}:field: must be a whole number with ${digits}:digits:`;
  }
  const sign = decimalSign() === ',' ? $localize`comma` : $localize`point`;
  return $localize`${label}:field: must be a number with ${digits}:digits: before the ${sign}:sign: and ${scale}:count: after it`;
}

function integerMessage(label: string, { min, max }: { min?: string; max?: string }): string {
  if (min !== undefined) {
    return atLeast(label, min);
  }
  return max !== undefined ? atMost(label, max) : $localize`${label}:field: must be a whole number`;
}
