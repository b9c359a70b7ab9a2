import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreatePatient, Patient, UpdatePatient } from '../types/patients.types';

export type PatientForm = ReturnType<typeof patientForm>;

/** The form for a new patient, or for the one given. It checks what the database checks. */
export function patientForm(row?: Patient) {
  const form = new FormGroup({
    personId: new FormControl<number | null>(null, [Validators.required]),
    recordNumber: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(20)],
    }),
  });
  if (row) {
    form.patchValue({
      personId: row.personId,
      recordNumber: row.recordNumber,
    });
    form.controls.personId.disable();
  }
  return form;
}

/** What the form says of a new patient. */
export function newPatient(form: PatientForm): CreatePatient {
  const value = form.getRawValue();
  return {
    personId: value.personId as number,
    recordNumber: value.recordNumber,
  };
}

/** What the user has changed, and nothing else. */
export function changedPatient(form: PatientForm): UpdatePatient {
  return changedFields(form, newPatient(form));
}
