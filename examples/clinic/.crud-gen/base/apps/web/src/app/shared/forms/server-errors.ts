import { FormGroup } from '@angular/forms';
import { fieldErrors } from '@shared/http/api-error';

/** Shows what the server said about single fields at their controls; true when one of them is in the form. */
export function applyServerErrors(form: FormGroup, error: unknown): boolean {
  let found = false;
  for (const { field, message } of fieldErrors(error)) {
    const control = Object.hasOwn(form.controls, field) ? form.controls[field] : undefined;
    if (control) {
      control.setErrors({ ...control.errors, server: message });
      control.markAsTouched();
      found = true;
    }
  }
  return found;
}
