import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { AccountService } from '../services/accounts.service';
import { accountForm, newAccount } from './account-form';
import { AccountFormComponent } from './account-form.component';

@Component({
  selector: 'app-account-create-dialog',
  imports: [AccountFormComponent, FormDialogComponent],
  templateUrl: './account-create.dialog.html',
})
export class AccountCreateDialogComponent {
  private readonly accountsService = inject(AccountService);

  protected readonly dialog = createDialog({
    form: accountForm(),
    values: newAccount,
    save: (values, opId) => this.accountsService.create(values, opId),
    saved: $localize`Account created`,
    failed: $localize`The account could not be created.`,
  });
}
