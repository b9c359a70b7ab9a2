import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { OrderForm } from './order-form';

/** The fields of one order, for create and edit. */
@Component({
  selector: 'app-order-form',
  imports: [FieldErrorComponent, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './order-form.component.html',
})
export class OrderFormComponent {
  /** Made by `orderForm`. */
  readonly form = input.required<OrderForm>();
}
