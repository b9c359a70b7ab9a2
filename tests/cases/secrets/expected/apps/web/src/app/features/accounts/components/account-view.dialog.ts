import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Account, accountLabel } from '../types/accounts.types';
import { ACCOUNT_COLUMNS } from './accounts-columns';

export interface AccountViewDialogData {
  account: Account;
  canEdit: boolean;
}

/** All of one account. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-account-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './account-view.dialog.html',
})
export class AccountViewDialogComponent {
  protected readonly data = inject<AccountViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = accountLabel(this.data.account);
  protected readonly columns = ACCOUNT_COLUMNS;
}
