import { ListColumn } from '@shared/list/list-column';
import { Status } from '../types/statuses.types';

/** What the list and the details show of statuses, in this order. */
export const STATUS_COLUMNS: readonly ListColumn<Status>[] = [
  { key: 'name', label: 'Name', heading: true },
  { key: 'id', label: 'ID', hidden: true },
  { key: 'createdAt', label: 'Created at', type: 'instant' },
  { key: 'updatedAt', label: 'Updated at', type: 'instant' },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const STATUS_FILTERS: readonly (keyof Status)[] = ['createdAt', 'updatedAt'];
