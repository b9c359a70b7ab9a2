import { ListColumn } from '@shared/list/list-column';
import { TypeEntity } from '../types/types.types';

/** What the list and the details show of types, in this order. */
export const TYPE_ENTITY_COLUMNS: readonly ListColumn<TypeEntity>[] = [
  { key: 'type', label: $localize`Type`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'match', label: $localize`Match` },
  { key: 'self', label: $localize`Self` },
  { key: 'class', label: $localize`Class` },
  { key: 'function', label: $localize`Function`, type: 'number' },
  { key: 'async', label: $localize`Async`, type: 'boolean' },
  { key: 'select', label: $localize`Select` },
  { key: 'from', label: $localize`From`, type: 'date', hidden: true },
  { key: 'default', label: $localize`Default`, hidden: true },
  { key: 'constructor', label: $localize`Constructor`, hidden: true },
  { key: 'orderDate', label: $localize`Order date`, type: 'instant', hidden: true },
  { key: 'n2nd', label: $localize`N 2nd`, hidden: true },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const TYPE_ENTITY_FILTERS: readonly (keyof TypeEntity)[] = [
  'function',
  'async',
  'from',
  'orderDate',
];
