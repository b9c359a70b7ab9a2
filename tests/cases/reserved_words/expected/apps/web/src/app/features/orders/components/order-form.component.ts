import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { OrderForm } from './order-form';

/** The fields of one order, for create and edit. */
@Component({
  selector: 'app-order-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './order-form.component.html',
})
export class OrderFormComponent {
  /** Made by `orderForm`. */
  readonly form = input.required<OrderForm>();
}
