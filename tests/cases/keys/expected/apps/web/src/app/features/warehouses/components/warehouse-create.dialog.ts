import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { WarehouseService } from '../services/warehouses.service';
import { warehouseForm, newWarehouse } from './warehouse-form';
import { WarehouseFormComponent } from './warehouse-form.component';

@Component({
  selector: 'app-warehouse-create-dialog',
  imports: [WarehouseFormComponent, FormDialogComponent],
  templateUrl: './warehouse-create.dialog.html',
})
export class WarehouseCreateDialogComponent {
  private readonly warehousesService = inject(WarehouseService);

  protected readonly dialog = createDialog({
    form: warehouseForm(),
    values: newWarehouse,
    save: (values, opId) => this.warehousesService.create(values, opId),
    saved: $localize`Warehouse created`,
    failed: $localize`The warehouse could not be created.`,
  });
}
