import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { PRODUCT_RECORD } from '../products.record';
import { ProductStateManager } from '../services/products-state-manager.service';
import { ProductService } from '../services/products.service';
import { Product, entityId } from '../types/products.types';
import { ProductCreateDialogComponent } from './product-create.dialog';
import { ProductEditDialogComponent, ProductEditDialogData } from './product-edit.dialog';
import { ProductViewDialogComponent, ProductViewDialogData } from './product-view.dialog';
import { PRODUCT_FILTERS } from './products-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-products-list',
  imports: [LIST_PAGE],
  templateUrl: './products-list.component.html',
})
export class ProductsListComponent implements OnDestroy {
  private readonly productsService = inject(ProductService);
  protected readonly productStateManager = inject(ProductStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Product>({
    ...PRODUCT_RECORD,
    filters: PRODUCT_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.productsService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.productStateManager.initialize();
    this.page.reloadOn(this.productStateManager.imported);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['products'] });
      this.setupCrudEventListeners();
    }
    crud-gen:realtime */
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
    /* crud-gen:realtime
    this.destroy$.next();
    this.destroy$.complete();
    crud-gen:realtime */
  }

  protected async onCreateProduct(): Promise<void> {
    if (await this.page.open(ProductCreateDialogComponent)) {
      this.reload();
    }
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
    this.reload();
  }

  protected async onDeleteProduct(row: Product): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.productsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Product deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.productsService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }

  /* crud-gen:realtime
  // A burst of events reads the page once, and so do events that were lost.
  private setupCrudEventListeners(): void {
    const events = ['created', 'updated', 'deleted', 'bulk-deleted'].map((action) =>
      this.wsService.subscribeToEvent('products', 'product', action),
    );
    const losses = this.wsService.synced('products').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
