import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { OrderItem } from '../types/order-items.types';

export type OrderItemColumn = keyof OrderItem;

/** What the list and the details show of order items, in this order. */
export const ORDER_ITEM_COLUMNS: readonly ListColumn<OrderItemColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'name', label: 'Name' },
  { key: 'createdAt', label: 'Created at' },
  { key: 'updatedAt', label: 'Updated at' },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const ORDER_ITEM_FILTERS = [
  { name: 'createdAtFrom', key: 'createdAt', test: 'from', time: 'zoned' },
  { name: 'createdAtTo', key: 'createdAt', test: 'to', time: 'zoned' },
  { name: 'updatedAtFrom', key: 'updatedAt', test: 'from', time: 'zoned' },
  { name: 'updatedAtTo', key: 'updatedAt', test: 'to', time: 'zoned' },
] as const satisfies readonly ListFilter<string, OrderItemColumn>[];

export type OrderItemFilter = (typeof ORDER_ITEM_FILTERS)[number]['name'];
