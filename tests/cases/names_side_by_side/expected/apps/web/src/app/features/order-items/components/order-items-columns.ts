import { ListColumn } from '@shared/list/list-column';
import { OrderItem } from '../types/order-items.types';

/** What the list and the details show of order items, in this order. */
export const ORDER_ITEM_COLUMNS: readonly ListColumn<OrderItem>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const ORDER_ITEM_FILTERS: readonly (keyof OrderItem)[] = ['createdAt', 'updatedAt'];
