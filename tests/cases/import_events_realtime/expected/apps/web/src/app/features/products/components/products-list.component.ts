import { Component, OnDestroy, inject } from '@angular/core';
import { IMPORT_DIALOG, ImportDialogData } from '@shared/import/base-import.dialog';
import { RunningImports } from '@shared/import/running-imports';
import { livePage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { PRODUCT_RECORD } from '../products.record';
import { ProductsImportService } from '../services/products-import.service';
import { ProductStateManager } from '../services/products-state-manager.service';
import { ProductService } from '../services/products.service';
import { Product, entityId } from '../types/products.types';
import { ProductCreateDialogComponent } from './product-create.dialog';
import { ProductEditDialogComponent, ProductEditDialogData } from './product-edit.dialog';
import { ProductViewDialogComponent, ProductViewDialogData } from './product-view.dialog';
import { PRODUCT_FILTERS } from './products-columns';
import { ProductsImportDialogComponent } from './products-import.dialog';

@Component({
  selector: 'app-products-list',
  imports: [LIST_PAGE],
  templateUrl: './products-list.component.html',
})
export class ProductsListComponent implements OnDestroy {
  private readonly productsService = inject(ProductService);
  protected readonly productStateManager = inject(ProductStateManager);

  /** What the list shows: all rows, live. */
  protected readonly page = livePage<Product>({
    ...PRODUCT_RECORD,
    filters: PRODUCT_FILTERS,
    state: this.productStateManager,
    searched: ['code', 'name', 'status'],
  });
  /** Imports that run and that the user may see. */
  protected readonly imports = new RunningImports(inject(ProductsImportService), {
    isAllowed: this.page.canImport,
    events: this.productStateManager.imports,
    isConnected: this.productStateManager.isConnected,
  });

  constructor() {
    void this.productStateManager.initialize();
    // Events of imports are not sent again: an end that was missed is seen here.
    this.page.reloadOn(this.imports.ended);
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateProduct(): Promise<void> {
    await this.page.open(ProductCreateDialogComponent);
  }

  protected async onViewProduct(row: Product): Promise<void> {
    const data: ProductViewDialogData = { product: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(ProductViewDialogComponent, data)) === 'edit') {
      await this.onEditProduct(row);
    }
  }

  protected async onEditProduct(row: Product): Promise<void> {
    const data: ProductEditDialogData = { product: row };
    await this.page.open(ProductEditDialogComponent, data);
  }

  /** For a new import, or for one that is there. */
  protected async onImportProducts(jobId?: string): Promise<void> {
    const data: ImportDialogData = { jobId };
    await this.page.open(ProductsImportDialogComponent, data, IMPORT_DIALOG);
    this.imports.refresh();
  }

  protected async onDeleteProduct(row: Product): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.productStateManager.optimisticDelete(entityId(row), row);
      await this.page.tell(deleted, $localize`Product deleted`, row);
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.productsService.bulkDelete(this.page.selection.rows().map(entityId));
      const answer = await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.productStateManager.confirmDeleted(answer?.ids ?? []);
    }
  }
}
