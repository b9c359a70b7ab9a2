import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { OrderItemForm } from './order-item-form';

/** The fields of one order item, for create and edit. */
@Component({
  selector: 'app-order-item-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './order-item-form.component.html',
})
export class OrderItemFormComponent {
  /** Made by `orderItemForm`. */
  readonly form = input.required<OrderItemForm>();
}
