import { ListColumn } from '@shared/list/list-column';
import { Warehouse } from '../types/warehouses.types';

/** What the list and the details show of warehouses, in this order. */
export const WAREHOUSE_COLUMNS: readonly ListColumn<Warehouse>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'code', label: $localize`Code` },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];
