import { ListColumn } from '@shared/list/list-column';
import { TypeEntity } from '../types/types.types';

/** What the list and the details show of types, in this order. */
export const TYPE_ENTITY_COLUMNS: readonly ListColumn<TypeEntity>[] = [
  { key: 'type', label: 'Type', heading: true },
  { key: 'id', label: 'ID', hidden: true },
  { key: 'match', label: 'Match' },
  { key: 'self', label: 'Self' },
  { key: 'class', label: 'Class' },
  { key: 'function', label: 'Function', type: 'number' },
  { key: 'async', label: 'Async', type: 'boolean' },
  { key: 'select', label: 'Select' },
  { key: 'from', label: 'From', type: 'date', hidden: true },
  { key: 'default', label: 'Default', hidden: true },
  { key: 'constructor', label: 'Constructor', hidden: true },
  { key: 'orderDate', label: 'Order date', type: 'instant', hidden: true },
  { key: 'n2nd', label: 'N 2nd', hidden: true },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const TYPE_ENTITY_FILTERS: readonly (keyof TypeEntity)[] = [
  'function',
  'async',
  'from',
  'orderDate',
];
