import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { WarehouseService } from '../services/warehouses.service';
import { Warehouse, entityId } from '../types/warehouses.types';
import { changedWarehouse, warehouseForm } from './warehouse-form';
import { WarehouseFormComponent } from './warehouse-form.component';

export interface WarehouseEditDialogData {
  warehouse: Warehouse;
}

@Component({
  selector: 'app-warehouse-edit-dialog',
  imports: [WarehouseFormComponent, FormDialogComponent],
  templateUrl: './warehouse-edit.dialog.html',
})
export class WarehouseEditDialogComponent {
  private readonly data = inject<WarehouseEditDialogData>(MAT_DIALOG_DATA);
  private readonly warehousesService = inject(WarehouseService);

  protected readonly dialog = editDialog({
    one: $localize`warehouse`,
    row: this.data.warehouse,
    form: warehouseForm,
    changes: changedWarehouse,
    save: (changes, row, opId) =>
      this.warehousesService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.warehousesService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`Warehouse saved`,
    failed: $localize`The warehouse could not be saved.`,
  });
}
