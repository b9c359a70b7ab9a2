import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { AccountService } from '../services/accounts.service';
import { Account, entityId } from '../types/accounts.types';
import { changedAccount, accountForm } from './account-form';
import { AccountFormComponent } from './account-form.component';

export interface AccountEditDialogData {
  account: Account;
}

@Component({
  selector: 'app-account-edit-dialog',
  imports: [AccountFormComponent, FormDialogComponent],
  templateUrl: './account-edit.dialog.html',
})
export class AccountEditDialogComponent {
  private readonly data = inject<AccountEditDialogData>(MAT_DIALOG_DATA);
  private readonly accountsService = inject(AccountService);

  protected readonly dialog = editDialog({
    one: $localize`account`,
    row: this.data.account,
    form: accountForm,
    changes: changedAccount,
    save: (changes, row, opId) =>
      this.accountsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.accountsService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('accounts', entityId(this.data.account)),
    saved: $localize`Account saved`,
    failed: $localize`The account could not be saved.`,
  });
}
