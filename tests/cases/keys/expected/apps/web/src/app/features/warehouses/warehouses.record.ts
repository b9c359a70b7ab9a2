import { RecordOptions } from '@shared/record/record-options';
import { WarehouseCreateDialogComponent } from './components/warehouse-create.dialog';
import {
  WarehouseEditDialogComponent,
  WarehouseEditDialogData,
} from './components/warehouse-edit.dialog';
import { WAREHOUSE_COLUMNS } from './components/warehouses-columns';
import { WarehouseService } from './services/warehouses.service';
import { Warehouse, entityId, warehouseLabel } from './types/warehouses.types';

/** What pages know of warehouses: the list, the page of one, and pages of what they refer to. */
export const WAREHOUSE_RECORD: RecordOptions<Warehouse> = {
  resource: 'warehouses',
  title: $localize`Warehouses`,
  one: $localize`warehouse`,
  many: $localize`warehouses`,
  columns: WAREHOUSE_COLUMNS,
  label: warehouseLabel,
  id: entityId,
  version: (row) => row.version,
  service: WarehouseService,
  createDialog: WarehouseCreateDialogComponent,
  edit: {
    dialog: WarehouseEditDialogComponent,
    data: (row): WarehouseEditDialogData => ({ warehouse: row }),
  },
};
