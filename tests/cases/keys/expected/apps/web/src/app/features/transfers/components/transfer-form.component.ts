import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { TransferForm } from './transfer-form';

/** The fields of one transfer, for create and edit. */
@Component({
  selector: 'app-transfer-form',
  imports: [
    FieldErrorComponent,
    MatDatepickerModule,
    MatFormFieldModule,
    MatInputModule,
    ReactiveFormsModule,
    ReferenceSelectComponent,
  ],
  templateUrl: './transfer-form.component.html',
})
export class TransferFormComponent {
  /** Made by `transferForm`. */
  readonly form = input.required<TransferForm>();
}
