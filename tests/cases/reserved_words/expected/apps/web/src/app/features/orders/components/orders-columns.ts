import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { Order } from '../types/orders.types';

export type OrderColumn = keyof Order;

/** What the list and the details show of orders, in this order. */
export const ORDER_COLUMNS: readonly ListColumn<OrderColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'group', label: 'Group' },
  { key: 'page', label: 'Page', numeric: true },
  { key: 'limit', label: 'Limit', numeric: true },
  { key: 'sort', label: 'Sort' },
  { key: 'search', label: 'Search' },
  { key: 'fields', label: 'Fields' },
  { key: 'row', label: 'Row' },
  { key: 'input', label: 'Input', hidden: true },
  { key: 'query', label: 'Query', hidden: true },
  { key: 'user', label: 'User', hidden: true },
  { key: 'data', label: 'Data', hidden: true, unsortable: true },
  { key: 'value', label: 'Value', hidden: true },
  { key: 'form', label: 'Form', hidden: true },
  { key: 'length', label: 'Length', numeric: true, hidden: true },
  { key: 'rows', label: 'Rows', numeric: true, hidden: true },
  { key: 'version', label: 'Version', hidden: true },
  { key: 'rowVersion', label: 'Row version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const ORDER_FILTERS = [
  { name: 'filterPageMin', key: 'page', test: 'min' },
  { name: 'filterPageMax', key: 'page', test: 'max' },
  { name: 'filterLimitMin', key: 'limit', test: 'min' },
  { name: 'filterLimitMax', key: 'limit', test: 'max' },
  { name: 'lengthMin', key: 'length', test: 'min' },
  { name: 'lengthMax', key: 'length', test: 'max' },
  { name: 'rowsMin', key: 'rows', test: 'min' },
  { name: 'rowsMax', key: 'rows', test: 'max' },
] as const satisfies readonly ListFilter<string, OrderColumn>[];

export type OrderFilter = (typeof ORDER_FILTERS)[number]['name'];
