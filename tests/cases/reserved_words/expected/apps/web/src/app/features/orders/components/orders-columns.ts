import { ListColumn } from '@shared/list/list-column';
import { Order } from '../types/orders.types';

/** What the list and the details show of orders, in this order. */
export const ORDER_COLUMNS: readonly ListColumn<Order>[] = [
  { key: 'id', label: 'ID', heading: true },
  { key: 'group', label: 'Group' },
  { key: 'page', label: 'Page', type: 'number', parameter: 'filterPage' },
  { key: 'limit', label: 'Limit', type: 'number', parameter: 'filterLimit' },
  { key: 'sort', label: 'Sort', parameter: 'filterSort' },
  { key: 'search', label: 'Search', parameter: 'filterSearch' },
  { key: 'fields', label: 'Fields', parameter: 'filterFields' },
  { key: 'row', label: 'Row', hidden: true },
  { key: 'input', label: 'Input', hidden: true },
  { key: 'query', label: 'Query', hidden: true },
  { key: 'user', label: 'User', hidden: true },
  { key: 'data', label: 'Data', type: 'json', hidden: true, unsortable: true },
  { key: 'value', label: 'Value', hidden: true },
  { key: 'form', label: 'Form', hidden: true },
  { key: 'length', label: 'Length', type: 'number', hidden: true },
  { key: 'rows', label: 'Rows', type: 'number', hidden: true },
  { key: 'version', label: 'Version', hidden: true },
  { key: 'rowVersion', label: 'Row version', type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const ORDER_FILTERS: readonly (keyof Order)[] = ['page', 'limit', 'length', 'rows'];
