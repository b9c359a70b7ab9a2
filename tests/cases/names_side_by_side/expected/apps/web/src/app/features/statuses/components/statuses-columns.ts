import { ListColumn } from '@shared/list/list-column';
import { Status } from '../types/statuses.types';

/** What the list and the details show of statuses, in this order. */
export const STATUS_COLUMNS: readonly ListColumn<Status>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const STATUS_FILTERS: readonly (keyof Status)[] = ['createdAt', 'updatedAt'];
