import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateOrderItem, OrderItem, UpdateOrderItem } from '../types/order-items.types';

export type OrderItemForm = ReturnType<typeof orderItemForm>;

/** The form for a new order item, or for the one given. It checks what the database checks. */
export function orderItemForm(row?: OrderItem) {
  const form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(200)],
    }),
  });
  if (row) {
    form.patchValue({
      name: row.name,
    });
  }
  return form;
}

/** What the form says of a new order item. */
export function newOrderItem(form: OrderItemForm): CreateOrderItem {
  const value = form.getRawValue();
  return {
    name: value.name,
  };
}

/** What the user has changed, and nothing else. */
export function changedOrderItem(form: OrderItemForm): UpdateOrderItem {
  return changedFields(form, newOrderItem(form));
}
