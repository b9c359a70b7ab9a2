import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { TypeEntity } from '../types/types.types';

export type TypeEntityColumn = keyof TypeEntity;

/** What the list and the details show of types, in this order. */
export const TYPE_ENTITY_COLUMNS: readonly ListColumn<TypeEntityColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'type', label: 'Type' },
  { key: 'match', label: 'Match' },
  { key: 'self', label: 'Self' },
  { key: 'class', label: 'Class' },
  { key: 'function', label: 'Function', numeric: true },
  { key: 'async', label: 'Async' },
  { key: 'select', label: 'Select' },
  { key: 'from', label: 'From', hidden: true },
  { key: 'default', label: 'Default', hidden: true },
  { key: 'constructor', label: 'Constructor', hidden: true },
  { key: 'orderDate', label: 'Order date', hidden: true },
  { key: 'n2nd', label: 'N 2nd', hidden: true },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const TYPE_ENTITY_FILTERS = [
  { name: 'functionMin', key: 'function', test: 'min' },
  { name: 'functionMax', key: 'function', test: 'max' },
  { name: 'async', key: 'async', test: 'equal' },
  { name: 'fromFrom', key: 'from', test: 'from' },
  { name: 'fromTo', key: 'from', test: 'to' },
  { name: 'orderDateFrom', key: 'orderDate', test: 'from', time: 'zoned' },
  { name: 'orderDateTo', key: 'orderDate', test: 'to', time: 'zoned' },
] as const satisfies readonly ListFilter<string, TypeEntityColumn>[];

export type TypeEntityFilter = (typeof TYPE_ENTITY_FILTERS)[number]['name'];
