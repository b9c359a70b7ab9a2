import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateVisit, Visit, UpdateVisit } from '../types/visits.types';

export type VisitForm = ReturnType<typeof visitForm>;

/** The form for a new visit, or for the one given. It checks what the database checks. */
export function visitForm(row?: Visit) {
  const form = new FormGroup({
    patientId: new FormControl<number | null>(null, [Validators.required]),
    doctorId: new FormControl<number | null>(null),
  });
  if (row) {
    form.patchValue({
      patientId: row.patientId,
      doctorId: row.doctorId,
    });
  }
  return form;
}

/** What the form says of a new visit. */
export function newVisit(form: VisitForm): CreateVisit {
  const value = form.getRawValue();
  return {
    patientId: value.patientId as number,
    doctorId: value.doctorId,
  };
}

/** What the user has changed, and nothing else. */
export function changedVisit(form: VisitForm): UpdateVisit {
  return changedFields(form, newVisit(form));
}
