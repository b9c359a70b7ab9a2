import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { fromNumberText, nullable, toNumberText } from '@shared/forms/convert';
import { decimalValidator, integerValidator, minValidator } from '@shared/forms/validators';
import {
  CreateMedication,
  Medication,
  MedicationFormValue,
  UpdateMedication,
} from '../types/medications.types';

export type MedicationForm = ReturnType<typeof medicationForm>;

/** The form for a new medication, or for the one given. It checks what the database checks. */
export function medicationForm(row?: Medication) {
  const form = new FormGroup({
    code: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(20)],
    }),
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(120)],
    }),
    form: new FormControl<MedicationFormValue | null>(null, [Validators.required]),
    strengthMg: new FormControl('', {
      nonNullable: true,
      validators: [decimalValidator(10, 3), minValidator('0.001')],
    }),
    unitPrice: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, decimalValidator(10, 2), minValidator('0')],
    }),
    stock: new FormControl('0', {
      nonNullable: true,
      validators: [Validators.required, integerValidator('0', '2147483647')],
    }),
    controlled: new FormControl(false, { nonNullable: true }),
    description: new FormControl('', { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      code: row.code,
      name: row.name,
      form: row.form,
      strengthMg: toNumberText(row.strengthMg),
      unitPrice: toNumberText(row.unitPrice),
      stock: String(row.stock),
      controlled: row.controlled,
      description: row.description ?? '',
    });
  }
  return form;
}

/** What the form says of a new medication. */
export function newMedication(form: MedicationForm): CreateMedication {
  const value = form.getRawValue();
  return {
    code: value.code,
    name: value.name,
    form: value.form as MedicationFormValue,
    strengthMg:
      nullable(value.strengthMg) === null ? null : Number(fromNumberText(value.strengthMg)),
    unitPrice: Number(fromNumberText(value.unitPrice)),
    stock: Number(value.stock),
    controlled: value.controlled,
    description: nullable(value.description),
  };
}

/** What the user has changed, and nothing else. */
export function changedMedication(form: MedicationForm): UpdateMedication {
  return changedFields(form, newMedication(form));
}
