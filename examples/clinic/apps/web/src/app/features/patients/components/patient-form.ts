import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import {
  fromDateControl,
  fromNumberText,
  nullable,
  toDateControl,
  toNumberText,
} from '@shared/forms/convert';
import { decimalValidator, minValidator, phoneValidator } from '@shared/forms/validators';
import { CreatePatient, Patient, PatientSex, UpdatePatient } from '../types/patients.types';

export type PatientForm = ReturnType<typeof patientForm>;

/** The form for a new patient, or for the one given. It checks what the database checks. */
export function patientForm(row?: Patient) {
  const form = new FormGroup({
    recordNumber: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(20)],
    }),
    firstName: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(80)],
    }),
    lastName: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(80)],
    }),
    birthDate: new FormControl<Date | null>(null, [Validators.required]),
    sex: new FormControl<PatientSex | null>(null, [Validators.required]),
    phone: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(30), phoneValidator],
    }),
    email: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(120), Validators.email],
    }),
    weightKg: new FormControl('', {
      nonNullable: true,
      validators: [decimalValidator(5, 2), minValidator('0.01')],
    }),
    allergies: new FormControl('', { nonNullable: true }),
    active: new FormControl(true, { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      recordNumber: row.recordNumber,
      firstName: row.firstName,
      lastName: row.lastName,
      birthDate: toDateControl(row.birthDate),
      sex: row.sex,
      phone: row.phone ?? '',
      email: row.email ?? '',
      weightKg: toNumberText(row.weightKg),
      allergies: row.allergies ?? '',
      active: row.active,
    });
  }
  return form;
}

/** What the form says of a new patient. */
export function newPatient(form: PatientForm): CreatePatient {
  const value = form.getRawValue();
  return {
    recordNumber: value.recordNumber,
    firstName: value.firstName,
    lastName: value.lastName,
    birthDate: fromDateControl(value.birthDate) as string,
    sex: value.sex as PatientSex,
    phone: nullable(value.phone),
    email: nullable(value.email),
    weightKg: nullable(value.weightKg) === null ? null : Number(fromNumberText(value.weightKg)),
    allergies: nullable(value.allergies),
    active: value.active,
  };
}

/** What the user has changed, and nothing else. */
export function changedPatient(form: PatientForm): UpdatePatient {
  return changedFields(form, newPatient(form));
}
