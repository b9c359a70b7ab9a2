import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { OrderItemForm } from './order-item-form';

/** The fields of one order item, for create and edit. */
@Component({
  selector: 'app-order-item-form',
  imports: [FieldErrorComponent, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './order-item-form.component.html',
})
export class OrderItemFormComponent {
  /** Made by `orderItemForm`. */
  readonly form = input.required<OrderItemForm>();
}
