import { ListColumn } from '@shared/list/list-column';
import { Warehouse } from '../types/warehouses.types';

/** What the list and the details show of warehouses, in this order. */
export const WAREHOUSE_COLUMNS: readonly ListColumn<Warehouse>[] = [
  { key: 'code', label: 'Code' },
  { key: 'name', label: 'Name', heading: true },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];
