import { Component, input } from '@angular/core';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { TransferForm } from './transfer-form';

/** The fields of one transfer, for create and edit. */
@Component({
  selector: 'app-transfer-form',
  imports: [FORM_FIELDS, MatDatepickerModule, MatInputModule, ReferenceSelectComponent],
  templateUrl: './transfer-form.component.html',
})
export class TransferFormComponent {
  /** Made by `transferForm`. */
  readonly form = input.required<TransferForm>();
}
