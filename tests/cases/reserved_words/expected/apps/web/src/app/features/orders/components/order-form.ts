import { FormControl, FormGroup } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { fromJsonText, nullable, toText } from '@shared/forms/convert';
import { integerValidator, jsonValidator } from '@shared/forms/validators';
import { CreateOrder, Order, UpdateOrder } from '../types/orders.types';

export type OrderForm = ReturnType<typeof orderForm>;

/** The form for a new order, or for the one given. It checks what the database checks. */
export function orderForm(row?: Order) {
  const form = new FormGroup({
    group: new FormControl('', { nonNullable: true }),
    page: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
    limit: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
    sort: new FormControl('', { nonNullable: true }),
    search: new FormControl('', { nonNullable: true }),
    fields: new FormControl('', { nonNullable: true }),
    row: new FormControl('', { nonNullable: true }),
    input: new FormControl('', { nonNullable: true }),
    query: new FormControl('', { nonNullable: true }),
    user: new FormControl('', { nonNullable: true }),
    data: new FormControl('', { nonNullable: true, validators: [jsonValidator] }),
    value: new FormControl('', { nonNullable: true }),
    form: new FormControl('', { nonNullable: true }),
    length: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
    rows: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
    version: new FormControl('', { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      group: row.group,
      page: toText(row.page),
      limit: toText(row.limit),
      sort: row.sort ?? '',
      search: row.search ?? '',
      fields: row.fields ?? '',
      row: row.row ?? '',
      input: row.input ?? '',
      query: row.query ?? '',
      user: row.user ?? '',
      data: row.data === null ? '' : JSON.stringify(row.data, null, 2),
      value: row.value ?? '',
      form: row.form ?? '',
      length: toText(row.length),
      rows: toText(row.rows),
      version: row.version ?? '',
    });
  }
  return form;
}

/** What the form says of a new order. */
export function newOrder(form: OrderForm): CreateOrder {
  const value = form.getRawValue();
  return {
    group: value.group,
    page: nullable(value.page) === null ? null : Number(value.page),
    limit: nullable(value.limit) === null ? null : Number(value.limit),
    sort: nullable(value.sort),
    search: nullable(value.search),
    fields: nullable(value.fields),
    row: nullable(value.row),
    input: nullable(value.input),
    query: nullable(value.query),
    user: nullable(value.user),
    data: nullable(value.data) === null ? null : fromJsonText(value.data),
    value: nullable(value.value),
    form: nullable(value.form),
    length: nullable(value.length) === null ? null : Number(value.length),
    rows: nullable(value.rows) === null ? null : Number(value.rows),
    version: nullable(value.version),
  };
}

/** What the user has changed, and nothing else. */
export function changedOrder(form: OrderForm): UpdateOrder {
  return changedFields(form, newOrder(form));
}
