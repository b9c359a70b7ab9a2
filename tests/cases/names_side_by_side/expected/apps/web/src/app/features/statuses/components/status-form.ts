import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateStatus, Status, UpdateStatus } from '../types/statuses.types';

export type StatusForm = ReturnType<typeof statusForm>;

/** The form for a new status, or for the one given. It checks what the database checks. */
export function statusForm(row?: Status) {
  const form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(200)],
    }),
  });
  if (row) {
    form.patchValue({
      name: row.name,
    });
  }
  return form;
}

/** What the form says of a new status. */
export function newStatus(form: StatusForm): CreateStatus {
  const value = form.getRawValue();
  return {
    name: value.name,
  };
}

/** What the user has changed, and nothing else. */
export function changedStatus(form: StatusForm): UpdateStatus {
  return changedFields(form, newStatus(form));
}
