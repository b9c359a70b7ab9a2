import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { fromDateControl, toDateControl } from '@shared/forms/convert';
import { integerValidator } from '@shared/forms/validators';
import { CreateTransfer, Transfer, UpdateTransfer } from '../types/transfers.types';

export type TransferForm = ReturnType<typeof transferForm>;

/** The form for a new transfer, or for the one given. It checks what the database checks. */
export function transferForm(row?: Transfer) {
  const form = new FormGroup({
    fromCode: new FormControl<string | null>(null, [Validators.required]),
    toCode: new FormControl<string | null>(null, [Validators.required]),
    day: new FormControl<Date | null>(null, [Validators.required]),
    boxes: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, integerValidator('1', '2147483647')],
    }),
  });
  if (row) {
    form.patchValue({
      fromCode: row.fromCode,
      toCode: row.toCode,
      day: toDateControl(row.day),
      boxes: String(row.boxes),
    });
    form.controls.fromCode.disable();
    form.controls.toCode.disable();
    form.controls.day.disable();
  }
  return form;
}

/** What the form says of a new transfer. */
export function newTransfer(form: TransferForm): CreateTransfer {
  const value = form.getRawValue();
  return {
    fromCode: value.fromCode as string,
    toCode: value.toCode as string,
    day: fromDateControl(value.day) as string,
    boxes: Number(value.boxes),
  };
}

/** What the user has changed, and nothing else. */
export function changedTransfer(form: TransferForm): UpdateTransfer {
  return changedFields(form, newTransfer(form));
}
