import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { Warehouse, warehouseLabel } from '../types/warehouses.types';
import { WarehouseValueComponent } from './warehouse-value.component';
import { WAREHOUSE_COLUMNS } from './warehouses-columns';

export interface WarehouseViewDialogData {
  warehouse: Warehouse;
  canEdit: boolean;
}

/** All of one warehouse. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-warehouse-view-dialog',
  imports: [MatButtonModule, MatDialogModule, WarehouseValueComponent],
  templateUrl: './warehouse-view.dialog.html',
})
export class WarehouseViewDialogComponent {
  protected readonly data = inject<WarehouseViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = warehouseLabel(this.data.warehouse);
  protected readonly columns = WAREHOUSE_COLUMNS;
}
