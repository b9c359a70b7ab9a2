import { ListColumn } from '@shared/list/list-column';
import { Order } from '../types/orders.types';

/** What the list and the details show of orders, in this order. */
export const ORDER_COLUMNS: readonly ListColumn<Order>[] = [
  { key: 'id', label: $localize`ID`, heading: true },
  { key: 'group', label: $localize`Group` },
  { key: 'page', label: $localize`Page`, type: 'number', parameter: 'filterPage' },
  { key: 'limit', label: $localize`Limit`, type: 'number', parameter: 'filterLimit' },
  { key: 'sort', label: $localize`Sort`, parameter: 'filterSort' },
  { key: 'search', label: $localize`Search`, parameter: 'filterSearch' },
  { key: 'fields', label: $localize`Fields`, parameter: 'filterFields' },
  { key: 'row', label: $localize`Row`, hidden: true },
  { key: 'input', label: $localize`Input`, hidden: true },
  { key: 'query', label: $localize`Query`, hidden: true },
  { key: 'user', label: $localize`User`, hidden: true },
  { key: 'data', label: $localize`Data`, type: 'json', hidden: true, unsortable: true },
  { key: 'value', label: $localize`Value`, hidden: true },
  { key: 'form', label: $localize`Form`, hidden: true },
  { key: 'length', label: $localize`Length`, type: 'number', hidden: true },
  { key: 'rows', label: $localize`Rows`, type: 'number', hidden: true },
  { key: 'version', label: $localize`Version`, hidden: true },
  { key: 'rowVersion', label: $localize`Row version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const ORDER_FILTERS: readonly (keyof Order)[] = ['page', 'limit', 'length', 'rows'];
