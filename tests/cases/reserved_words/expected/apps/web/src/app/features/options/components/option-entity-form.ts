import { FormControl, FormGroup } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { nullable } from '@shared/forms/convert';
import { CreateOptionEntity, OptionEntity, UpdateOptionEntity } from '../types/options.types';

export type OptionEntityForm = ReturnType<typeof optionEntityForm>;

/** The form for a new option entity, or for the one given. It checks what the database checks. */
export function optionEntityForm(row?: OptionEntity) {
  const form = new FormGroup({
    result: new FormControl('', { nonNullable: true }),
    string: new FormControl('', { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      result: row.result,
      string: row.string ?? '',
    });
  }
  return form;
}

/** What the form says of a new option entity. */
export function newOptionEntity(form: OptionEntityForm): CreateOptionEntity {
  const value = form.getRawValue();
  return {
    result: value.result,
    string: nullable(value.string),
  };
}

/** What the user has changed, and nothing else. */
export function changedOptionEntity(form: OptionEntityForm): UpdateOptionEntity {
  return changedFields(form, newOptionEntity(form));
}
