import { ListColumn } from '@shared/list/list-column';
import { Account } from '../types/accounts.types';

/** What the list and the details show of accounts, in this order. */
export const ACCOUNT_COLUMNS: readonly ListColumn<Account>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'loginToken', label: $localize`Login token` },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const ACCOUNT_FILTERS: readonly (keyof Account)[] = ['createdAt', 'updatedAt'];
