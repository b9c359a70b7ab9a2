import { Component, booleanAttribute, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { AccountForm } from './account-form';

/** The fields of one account, for create and edit. */
@Component({
  selector: 'app-account-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './account-form.component.html',
})
export class AccountFormComponent {
  /** Made by `accountForm`. */
  readonly form = input.required<AccountForm>();
  /** For a new row: what is left empty is filled by the server, and not kept as it is. */
  readonly isNew = input(false, { transform: booleanAttribute });
}
