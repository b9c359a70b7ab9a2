import { FormControl, FormGroup, Validators } from '@angular/forms';
import { nullable, toText } from '@shared/forms/convert';
import { decimalValidator, integerValidator } from '@shared/forms/validators';
import {
  CreateMedication,
  Medication,
  MedicationFormValue,
  UpdateMedication,
} from '../types/medications.types';

const NOT_BLANK = /\S/;

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
      validators: [decimalValidator(10, 3), Validators.min(0.001)],
    }),
    unitPrice: new FormControl('', {
      nonNullable: true,
      validators: [
        Validators.required,
        Validators.pattern(NOT_BLANK),
        decimalValidator(10, 2),
        Validators.min(0),
      ],
    }),
    stock: new FormControl('0', {
      nonNullable: true,
      validators: [
        Validators.required,
        Validators.pattern(NOT_BLANK),
        integerValidator('0', '2147483647'),
      ],
    }),
    controlled: new FormControl(false, { nonNullable: true }),
    description: new FormControl('', { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      code: row.code,
      name: row.name,
      form: row.form,
      strengthMg: toText(row.strengthMg),
      unitPrice: String(row.unitPrice),
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
    strengthMg: nullable(value.strengthMg) === null ? null : Number(value.strengthMg),
    unitPrice: Number(value.unitPrice),
    stock: Number(value.stock),
    controlled: value.controlled,
    description: nullable(value.description),
  };
}

/** What the user has changed, and nothing else. */
export function changedMedication(form: MedicationForm): UpdateMedication {
  const isChanged = (name: string) => form.controls[name as keyof typeof form.controls].dirty;
  const changes: object = Object.fromEntries(
    Object.entries(newMedication(form)).filter(([name]) => isChanged(name)),
  );
  return changes as UpdateMedication;
}
