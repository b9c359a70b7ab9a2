import { ListColumn } from '@shared/list/column-choice';
import { Warehouse } from '../types/warehouses.types';

export type WarehouseColumn = keyof Warehouse;

/** What the list and the details show of warehouses, in this order. */
export const WAREHOUSE_COLUMNS: readonly ListColumn<WarehouseColumn>[] = [
  { key: 'code', label: 'Code' },
  { key: 'name', label: 'Name' },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];
