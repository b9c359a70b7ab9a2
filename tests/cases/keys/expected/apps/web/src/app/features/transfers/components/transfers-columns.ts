import { ListColumn } from '@shared/list/list-column';
import { Transfer } from '../types/transfers.types';

/** What the list and the details show of transfers, in this order. */
export const TRANSFER_COLUMNS: readonly ListColumn<Transfer>[] = [
  {
    key: 'fromCode',
    label: 'From code',
    type: 'reference',
    target: { resource: 'warehouses', keyField: 'code', labelField: 'name' },
    heading: true,
  },
  {
    key: 'toCode',
    label: 'To code',
    type: 'reference',
    target: { resource: 'warehouses', keyField: 'code', labelField: 'name' },
  },
  { key: 'day', label: 'Day', type: 'date' },
  { key: 'boxes', label: 'Boxes', type: 'number' },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const TRANSFER_FILTERS: readonly (keyof Transfer)[] = ['fromCode', 'toCode', 'boxes'];
