import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateOrder, Order, OrderState, UpdateOrder } from '../types/orders.types';

export type OrderForm = ReturnType<typeof orderForm>;

/** The form for a new order, or for the one given. It checks what the database checks. */
export function orderForm(row?: Order) {
  const form = new FormGroup({
    code: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(20)],
    }),
    state: new FormControl<OrderState | null>('open', [Validators.required]),
    locked: new FormControl(false, { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      code: row.code,
      state: row.state,
      locked: row.locked,
    });
  }
  return form;
}

/** What the form says of a new order. */
export function newOrder(form: OrderForm): CreateOrder {
  const value = form.getRawValue();
  return {
    code: value.code,
    state: value.state as OrderState,
    locked: value.locked,
  };
}

/** What the user has changed, and nothing else. */
export function changedOrder(form: OrderForm): UpdateOrder {
  return changedFields(form, newOrder(form));
}
