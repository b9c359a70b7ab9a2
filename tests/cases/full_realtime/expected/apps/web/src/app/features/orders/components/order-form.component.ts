import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSlideToggleModule } from '@angular/material/slide-toggle';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ORDER_STATE_LABELS } from '../types/orders.types';
import { OrderForm } from './order-form';

/** The fields of one order, for create and edit. */
@Component({
  selector: 'app-order-form',
  imports: [
    FieldErrorComponent,
    FORM_FIELDS,
    MatInputModule,
    MatSelectModule,
    MatSlideToggleModule,
  ],
  templateUrl: './order-form.component.html',
})
export class OrderFormComponent {
  /** Made by `orderForm`. */
  readonly form = input.required<OrderForm>();

  protected readonly stateLabels = ORDER_STATE_LABELS;
}
