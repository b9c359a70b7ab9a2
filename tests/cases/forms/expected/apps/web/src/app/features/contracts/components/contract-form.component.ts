import { Component, booleanAttribute, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSlideToggleModule } from '@angular/material/slide-toggle';
import { DATE_FIELD } from '@shared/forms/date-field';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { FileFieldComponent } from '@shared/forms/file-field.component';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import {
  CONTRACT_SIGNER_ID_TARGET,
  CONTRACT_PARENT_ID_TARGET,
  CONTRACT_KIND_LABELS,
} from '../types/contracts.types';
import { ContractForm } from './contract-form';

/** The fields of one contract, for create and edit. */
@Component({
  selector: 'app-contract-form',
  imports: [
    DATE_FIELD,
    FieldErrorComponent,
    FileFieldComponent,
    FORM_FIELDS,
    MatInputModule,
    MatSelectModule,
    MatSlideToggleModule,
    ReferenceSelectComponent,
  ],
  templateUrl: './contract-form.component.html',
})
export class ContractFormComponent {
  /** Made by `contractForm`. */
  readonly form = input.required<ContractForm>();
  /** For a new row: what is left empty is filled by the server, and not kept as it is. */
  readonly isNew = input(false, { transform: booleanAttribute });

  protected readonly signerIdTarget = CONTRACT_SIGNER_ID_TARGET;
  protected readonly parentIdTarget = CONTRACT_PARENT_ID_TARGET;
  protected readonly kindLabels = CONTRACT_KIND_LABELS;
}
