import { Component, OnDestroy, computed, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatMenuModule } from '@angular/material/menu';
import { MatPaginatorModule, PageEvent } from '@angular/material/paginator';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { MatSnackBar } from '@angular/material/snack-bar';
import { MatSortModule } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import { MatTooltipModule } from '@angular/material/tooltip';
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { apiErrorMessage } from '@shared/http/api-error';
import { IMPORT_DIALOG, ImportDialogData } from '@shared/import/base-import.dialog';
import { ImportBannerComponent } from '@shared/import/import-banner.component';
import { RunningImports } from '@shared/import/running-imports';
import { columnChoice } from '@shared/list/column-choice';
import { listState } from '@shared/list/list-state';
import { localPage } from '@shared/list/local-page';
import { ConfirmService } from '@shared/ui/confirm.service';
import { PageHeaderComponent } from '@shared/ui/page-header';
import {
  EmptyStateComponent,
  ErrorStateComponent,
  SkeletonRowsComponent,
  StaleBannerComponent,
} from '@shared/ui/states';
import { SyncStatusComponent } from '@shared/ui/sync-status';
import { firstValueFrom } from 'rxjs';
import { ProductsImportService } from '../services/products-import.service';
import { ProductStateManager } from '../services/products-state-manager.service';
import { ProductService } from '../services/products.service';
import { Product, entityId, productLabel } from '../types/products.types';
import { ProductCreateDialogComponent } from './product-create.dialog';
import { ProductEditDialogComponent, ProductEditDialogData } from './product-edit.dialog';
import { ProductValueComponent } from './product-value.component';
import { ProductViewDialogComponent, ProductViewDialogData } from './product-view.dialog';
import { ProductColumn, PRODUCT_COLUMNS, PRODUCT_FILTERS } from './products-columns';
import { ProductsFiltersComponent } from './products-filters.component';
import { ProductsImportDialogComponent } from './products-import.dialog';

const DIALOG = {
  width: '640px',
  maxWidth: 'calc(100vw - 32px)',
  autoFocus: 'first-tabbable',
} as const;

@Component({
  selector: 'app-products-list',
  imports: [
    EmptyStateComponent,
    ErrorStateComponent,
    ImportBannerComponent,
    MatButtonModule,
    MatCheckboxModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatMenuModule,
    MatPaginatorModule,
    MatProgressBarModule,
    MatSortModule,
    MatTableModule,
    MatTooltipModule,
    PageHeaderComponent,
    ProductsFiltersComponent,
    ProductValueComponent,
    SkeletonRowsComponent,
    StaleBannerComponent,
    SyncStatusComponent,
  ],
  templateUrl: './products-list.component.html',
})
export class ProductsListComponent implements OnDestroy {
  private readonly productsService = inject(ProductService);
  protected readonly productStateManager = inject(ProductStateManager);
  private readonly authService = inject(AuthService);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly confirm = inject(ConfirmService);
  /** Since when the connection is gone; null while it stands. */
  protected readonly lostSince = inject(WebSocketService).lostSince;

  protected readonly canCreate = computed(() => this.authService.can('products.create'));
  protected readonly canUpdate = computed(() => this.authService.can('products.update'));
  protected readonly canDelete = computed(() => this.authService.can('products.delete'));
  protected readonly canImport = computed(() => this.authService.can('products.import'));
  /** Imports that run, of this user and of others. */
  protected readonly imports = new RunningImports(inject(ProductsImportService), {
    isAllowed: this.canImport,
    events: this.productStateManager.imports,
    isConnected: this.productStateManager.isConnected,
  });

  /** Page, sort, search and filters, kept in the URL. */
  protected readonly list = listState({
    sort: '',
    filters: PRODUCT_FILTERS.map(({ name }) => name),
  });
  protected readonly showsFilters = signal(this.list.filterCount() > 0);
  protected readonly columns = PRODUCT_COLUMNS;
  protected readonly choice = columnChoice('products', PRODUCT_COLUMNS);
  protected readonly displayedColumns = computed(() => [
    ...(this.canDelete() ? ['_select'] : []),
    ...this.choice.visible().map(({ key }) => key),
    '_actions',
  ]);

  private readonly page = computed(() =>
    localPage(this.productStateManager.localState(), this.list.query(), PRODUCT_FILTERS, [
      'code',
      'name',
      'status',
    ]),
  );
  protected readonly rows = computed(() => this.page().rows);
  protected readonly total = computed(() => this.page().total);
  protected readonly isLoading = this.productStateManager.isLoading;
  protected readonly loadError = this.productStateManager.loadError;
  protected readonly status = this.productStateManager.status;
  protected readonly hasRows = this.productStateManager.isLoaded;

  protected readonly whyNotLoaded = computed(() =>
    apiErrorMessage(this.loadError(), 'Check your connection and try again.'),
  );
  protected readonly isEmpty = computed(() => this.hasRows() && this.total() === 0);
  protected readonly labelOf = productLabel;
  protected readonly entityId = entityId;

  private readonly selectedIds = signal<ReadonlySet<string>>(new Set());
  /** Chosen rows of this page. */
  protected readonly selected = computed(() =>
    this.rows().filter((row) => this.selectedIds().has(entityId(row))),
  );

  constructor() {
    void this.productStateManager.initialize();
    this.stayOnAPage();
    // Events of imports are not sent again: an end that was missed is seen here.
    this.imports.ended
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.productStateManager.refreshSoon());
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.dialog.closeAll();
  }

  protected counted(count: number): string {
    return count === 1 ? '1 product' : `${count.toLocaleString('en')} products`;
  }

  /** Gives a row of the table its type, which templates of the table do not know. */
  protected typed(row: Product): Product {
    return row;
  }

  protected onPage({ pageIndex, pageSize }: PageEvent): void {
    if (pageSize === this.list.limit()) {
      this.list.page.set(pageIndex + 1);
    } else {
      this.list.limit.set(pageSize);
    }
  }

  /** The menu stays open for the next choice. */
  protected onToggleColumn(event: Event, column: ProductColumn): void {
    event.stopPropagation();
    this.choice.toggle(column);
  }

  protected isSelected(row: Product): boolean {
    return this.selectedIds().has(entityId(row));
  }

  protected onSelect(rows: readonly Product[], isChosen: boolean): void {
    const ids = new Set(this.selectedIds());
    rows.forEach((row) => (isChosen ? ids.add(entityId(row)) : ids.delete(entityId(row))));
    this.selectedIds.set(ids);
  }

  /** Opens a row, unless the click was meant for something in it. */
  protected onRowClick(event: Event, row: Product): void {
    if (!(event.target as Element).closest('button, a, input, mat-checkbox')) {
      void this.onViewProduct(row);
    }
  }

  protected async onCreateProduct(): Promise<void> {
    const dialog = this.dialog.open(ProductCreateDialogComponent, DIALOG);
    await firstValueFrom(dialog.afterClosed());
  }

  protected async onViewProduct(row: Product): Promise<void> {
    const dialog = this.dialog.open<ProductViewDialogComponent, ProductViewDialogData, 'edit'>(
      ProductViewDialogComponent,
      {
        ...DIALOG,
        data: { product: row, canEdit: this.canUpdate() },
      },
    );
    if ((await firstValueFrom(dialog.afterClosed())) === 'edit') {
      await this.onEditProduct(row);
    }
  }

  protected async onEditProduct(row: Product): Promise<void> {
    const data: ProductEditDialogData = { product: row };
    const dialog = this.dialog.open(ProductEditDialogComponent, { ...DIALOG, data });
    await firstValueFrom(dialog.afterClosed());
  }

  protected async onImportProducts(jobId?: string): Promise<void> {
    const dialog = this.dialog.open<ProductsImportDialogComponent, ImportDialogData>(
      ProductsImportDialogComponent,
      { ...IMPORT_DIALOG, data: { jobId } },
    );
    await firstValueFrom(dialog.afterClosed());
    this.imports.refresh();
  }

  protected async onDeleteProduct(row: Product): Promise<void> {
    if (!(await this.confirm.confirmDelete(productLabel(row)))) {
      return;
    }
    try {
      await this.productStateManager.optimisticDelete(entityId(row), row);
      this.snackBar.open('Product deleted', 'Close', { duration: 3000 });
    } catch (error) {
      this.refused(error, 'the server refused it');
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    const ids = this.selected().map(entityId);
    if (!(await this.confirm.confirmDelete(this.counted(ids.length)))) {
      return;
    }
    try {
      const deleted = await this.productsService.bulkDelete(ids);
      this.productStateManager.confirmDeleted(deleted.ids);
      this.selectedIds.set(new Set());
      this.snackBar.open(`${this.counted(deleted.count)} deleted`, 'Close', { duration: 3000 });
    } catch (error) {
      this.refused(error, 'the server refused it');
    }
  }

  /** A write to the row waits for the server. */
  protected isPending(row: Product): boolean {
    return this.productStateManager.isPending(entityId(row));
  }

  protected reload(): void {
    this.productStateManager.refresh().catch((error: unknown) => {
      const why = apiErrorMessage(error, 'the server did not answer');
      this.snackBar.open(`Not reloaded: ${why}`, 'Close', { duration: 10_000 });
    });
  }

  /** A page that is no more, say after its last row was deleted, gives way to the last that is. */
  private stayOnAPage(): void {
    effect(() => {
      const last = Math.max(1, Math.ceil(this.total() / this.list.limit()));
      if (this.hasRows() && !this.isLoading() && this.list.page() > last) {
        this.list.page.set(last);
      }
    });
  }

  private refused(error: unknown, fallback: string): void {
    this.snackBar.open(`Not deleted: ${apiErrorMessage(error, fallback)}`, 'Close', {
      duration: 10_000,
    });
  }
}
