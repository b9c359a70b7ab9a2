import { FormGroup } from '@angular/forms';
import { fieldErrors } from '@shared/http/api-error';

/** Where the server's complaints have gone. */
export interface PlacedErrors {
  /** One of them, or more, stands at its field. */
  isPlaced: boolean;
  /** Those about fields that the form does not have, as sentences. */
  others: string[];
}

/** Shows what the server said about single fields at their controls. */
export function applyServerErrors(form: FormGroup, error: unknown): PlacedErrors {
  const placed: PlacedErrors = { isPlaced: false, others: [] };
  for (const { field, message } of fieldErrors(error)) {
    const control = Object.hasOwn(form.controls, field) ? form.controls[field] : undefined;
    if (control?.enabled) {
      control.setErrors({ ...control.errors, server: message });
      control.markAsTouched();
      placed.isPlaced = true;
    } else {
      placed.others.push(`${field}: ${message}`);
    }
  }
  return placed;
}
