import { ListColumn } from '@shared/list/list-column';
import { Warehouse } from '../types/warehouses.types';

/** What the list and the details show of warehouses, in this order. */
export const WAREHOUSE_COLUMNS: readonly ListColumn<Warehouse>[] = [
  { key: 'name', label: 'Name', heading: true },
  { key: 'code', label: 'Code' },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];
