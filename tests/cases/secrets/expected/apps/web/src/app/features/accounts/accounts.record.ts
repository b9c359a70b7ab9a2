import { RecordOptions } from '@shared/record/record-options';
import { AccountCreateDialogComponent } from './components/account-create.dialog';
import {
  AccountEditDialogComponent,
  AccountEditDialogData,
} from './components/account-edit.dialog';
import { ACCOUNT_COLUMNS } from './components/accounts-columns';
import { AccountService } from './services/accounts.service';
import { Account, entityId, accountLabel } from './types/accounts.types';

/** What pages know of accounts: the list, the page of one, and pages of what they refer to. */
export const ACCOUNT_RECORD: RecordOptions<Account> = {
  resource: 'accounts',
  title: $localize`Accounts`,
  one: $localize`account`,
  many: $localize`accounts`,
  columns: ACCOUNT_COLUMNS,
  label: accountLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: AccountService,
  createDialog: AccountCreateDialogComponent,
  edit: {
    dialog: AccountEditDialogComponent,
    data: (row): AccountEditDialogData => ({ account: row }),
  },
};
