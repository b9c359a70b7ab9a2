import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Warehouse, warehouseLabel } from '../types/warehouses.types';
import { WAREHOUSE_COLUMNS } from './warehouses-columns';

export interface WarehouseViewDialogData {
  warehouse: Warehouse;
  canEdit: boolean;
}

/** All of one warehouse. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-warehouse-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './warehouse-view.dialog.html',
})
export class WarehouseViewDialogComponent {
  protected readonly data = inject<WarehouseViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = warehouseLabel(this.data.warehouse);
  protected readonly columns = WAREHOUSE_COLUMNS;
}
