import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { nullable } from '@shared/forms/convert';
import { urlValidator } from '@shared/forms/validators';
import { CreateRcItem, RcItem, UpdateRcItem } from '../types/rc-items.types';

export type RcItemForm = ReturnType<typeof rcItemForm>;

/** The form for a new rc item, or for the one given. It checks what the database checks. */
export function rcItemForm(row?: RcItem) {
  const form = new FormGroup({
    rcName: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(80)],
    }),
    rcUrl: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(200), urlValidator],
    }),
    rcSku: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(40)],
    }),
  });
  if (row) {
    form.patchValue({
      rcName: row.rcName,
      rcUrl: row.rcUrl ?? '',
      rcSku: row.rcSku,
    });
  }
  return form;
}

/** What the form says of a new rc item. */
export function newRcItem(form: RcItemForm): CreateRcItem {
  const value = form.getRawValue();
  return {
    rcName: value.rcName,
    rcUrl: nullable(value.rcUrl),
    rcSku: value.rcSku,
  };
}

/** What the user has changed, and nothing else. */
export function changedRcItem(form: RcItemForm): UpdateRcItem {
  return changedFields(form, newRcItem(form));
}
