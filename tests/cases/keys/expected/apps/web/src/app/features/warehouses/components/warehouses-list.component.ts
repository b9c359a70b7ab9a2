import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { WAREHOUSE_RECORD } from '../warehouses.record';
import { WarehouseService } from '../services/warehouses.service';
import { Warehouse, entityId } from '../types/warehouses.types';
import { WarehouseCreateDialogComponent } from './warehouse-create.dialog';
import { WarehouseEditDialogComponent, WarehouseEditDialogData } from './warehouse-edit.dialog';
import { WarehouseViewDialogComponent, WarehouseViewDialogData } from './warehouse-view.dialog';

@Component({
  selector: 'app-warehouses-list',
  imports: [LIST_PAGE],
  templateUrl: './warehouses-list.component.html',
})
export class WarehousesListComponent implements OnDestroy {
  private readonly warehousesService = inject(WarehouseService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Warehouse>({
    ...WAREHOUSE_RECORD,
    reload: this.reloadTrigger,
    read: (query) => this.warehousesService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateWarehouse(): Promise<void> {
    if (await this.page.open(WarehouseCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewWarehouse(row: Warehouse): Promise<void> {
    const data: WarehouseViewDialogData = { warehouse: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(WarehouseViewDialogComponent, data)) === 'edit') {
      await this.onEditWarehouse(row);
    }
  }

  protected async onEditWarehouse(row: Warehouse): Promise<void> {
    const data: WarehouseEditDialogData = { warehouse: row };
    await this.page.open(WarehouseEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteWarehouse(row: Warehouse): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.warehousesService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Warehouse deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.warehousesService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
