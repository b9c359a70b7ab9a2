import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { DATE_FIELD } from '@shared/forms/date-field';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { TRANSFER_FROM_CODE_TARGET, TRANSFER_TO_CODE_TARGET } from '../types/transfers.types';
import { TransferForm } from './transfer-form';

/** The fields of one transfer, for create and edit. */
@Component({
  selector: 'app-transfer-form',
  imports: [DATE_FIELD, FORM_FIELDS, MatInputModule, ReferenceSelectComponent],
  templateUrl: './transfer-form.component.html',
})
export class TransferFormComponent {
  /** Made by `transferForm`. */
  readonly form = input.required<TransferForm>();

  protected readonly fromCodeTarget = TRANSFER_FROM_CODE_TARGET;
  protected readonly toCodeTarget = TRANSFER_TO_CODE_TARGET;
}
