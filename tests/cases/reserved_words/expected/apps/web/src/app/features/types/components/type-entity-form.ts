import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import {
  fromDateControl,
  fromDateTimeInput,
  nullable,
  toDateControl,
  toDateTimeInput,
  toText,
} from '@shared/forms/convert';
import { integerValidator } from '@shared/forms/validators';
import { CreateTypeEntity, TypeEntity, UpdateTypeEntity } from '../types/types.types';

export type TypeEntityForm = ReturnType<typeof typeEntityForm>;

/** The form for a new type entity, or for the one given. It checks what the database checks. */
export function typeEntityForm(row?: TypeEntity) {
  const form = new FormGroup({
    type: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    match: new FormControl('', { nonNullable: true }),
    self: new FormControl('', { nonNullable: true }),
    class: new FormControl('', { nonNullable: true }),
    function: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
    async: new FormControl<boolean | null>(null),
    select: new FormControl('', { nonNullable: true }),
    from: new FormControl<Date | null>(null),
    default: new FormControl('', { nonNullable: true }),
    constructor: new FormControl('', { nonNullable: true }),
    orderDate: new FormControl('', { nonNullable: true }),
    n2nd: new FormControl('', { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      type: row.type,
      match: row.match ?? '',
      self: row.self ?? '',
      class: row.class ?? '',
      function: toText(row.function),
      async: row.async,
      select: row.select ?? '',
      from: toDateControl(row.from),
      default: row.default ?? '',
      constructor: row.constructor ?? '',
      orderDate: toDateTimeInput(row.orderDate),
      n2nd: row.n2nd ?? '',
    });
  }
  return form;
}

/** What the form says of a new type entity. */
export function newTypeEntity(form: TypeEntityForm): CreateTypeEntity {
  const value = form.getRawValue();
  return {
    type: value.type,
    match: nullable(value.match),
    self: nullable(value.self),
    class: nullable(value.class),
    function: nullable(value.function) === null ? null : Number(value.function),
    async: value.async,
    select: nullable(value.select),
    from: fromDateControl(value.from),
    default: nullable(value.default),
    constructor: nullable(value.constructor),
    orderDate: fromDateTimeInput(value.orderDate, true),
    n2nd: nullable(value.n2nd),
  };
}

/** What the user has changed, and nothing else. */
export function changedTypeEntity(form: TypeEntityForm): UpdateTypeEntity {
  return changedFields(form, newTypeEntity(form));
}
