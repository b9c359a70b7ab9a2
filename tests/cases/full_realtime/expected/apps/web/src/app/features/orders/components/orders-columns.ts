import { ListColumn } from '@shared/list/list-column';
import { Order, ORDER_STATE_LABELS } from '../types/orders.types';

/** What the list and the details show of orders, in this order. */
export const ORDER_COLUMNS: readonly ListColumn<Order>[] = [
  { key: 'code', label: $localize`Code`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'state', label: $localize`State`, type: 'choice', words: ORDER_STATE_LABELS },
  { key: 'locked', label: $localize`Locked`, type: 'boolean' },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const ORDER_FILTERS: readonly (keyof Order)[] = [
  'state',
  'locked',
  'createdAt',
  'updatedAt',
];
