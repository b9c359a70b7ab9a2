import { Component, OnDestroy, computed, effect, inject, signal } from '@angular/core';
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
import { OrderStateManager } from '../services/orders-state-manager.service';
import { OrderService } from '../services/orders.service';
import { Order, entityId, orderLabel } from '../types/orders.types';
import { OrderCreateDialogComponent } from './order-create.dialog';
import { OrderEditDialogComponent, OrderEditDialogData } from './order-edit.dialog';
import { OrderValueComponent } from './order-value.component';
import { OrderViewDialogComponent, OrderViewDialogData } from './order-view.dialog';
import { OrderColumn, ORDER_COLUMNS, ORDER_FILTERS } from './orders-columns';
import { OrdersFiltersComponent } from './orders-filters.component';

const DIALOG = {
  width: '640px',
  maxWidth: 'calc(100vw - 32px)',
  autoFocus: 'first-tabbable',
} as const;

@Component({
  selector: 'app-orders-list',
  imports: [
    EmptyStateComponent,
    ErrorStateComponent,
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
    OrdersFiltersComponent,
    OrderValueComponent,
    SkeletonRowsComponent,
    StaleBannerComponent,
    SyncStatusComponent,
  ],
  templateUrl: './orders-list.component.html',
})
export class OrdersListComponent implements OnDestroy {
  private readonly ordersService = inject(OrderService);
  protected readonly orderStateManager = inject(OrderStateManager);
  private readonly authService = inject(AuthService);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly confirm = inject(ConfirmService);
  /** Since when the connection is gone; null while it stands. */
  protected readonly lostSince = inject(WebSocketService).lostSince;

  protected readonly canCreate = computed(() => this.authService.can('orders.create'));
  protected readonly canUpdate = computed(() => this.authService.can('orders.update'));
  protected readonly canDelete = computed(() => this.authService.can('orders.delete'));

  /** Page, sort, search and filters, kept in the URL. */
  protected readonly list = listState({ sort: '', filters: ORDER_FILTERS.map(({ name }) => name) });
  protected readonly showsFilters = signal(this.list.filterCount() > 0);
  protected readonly columns = ORDER_COLUMNS;
  protected readonly choice = columnChoice('orders', ORDER_COLUMNS);
  protected readonly displayedColumns = computed(() => [
    ...(this.canDelete() ? ['_select'] : []),
    ...this.choice.visible().map(({ key }) => key),
    '_actions',
  ]);

  private readonly page = computed(() =>
    localPage(this.orderStateManager.localState(), this.list.query(), ORDER_FILTERS, [
      'group',
      'sort',
      'search',
      'fields',
      'row',
      'input',
      'query',
      'user',
      'value',
      'form',
      'version',
    ]),
  );
  protected readonly rows = computed(() => this.page().rows);
  protected readonly total = computed(() => this.page().total);
  protected readonly isLoading = this.orderStateManager.isLoading;
  protected readonly loadError = this.orderStateManager.loadError;
  protected readonly status = this.orderStateManager.status;
  protected readonly hasRows = this.orderStateManager.isLoaded;

  protected readonly whyNotLoaded = computed(() =>
    apiErrorMessage(this.loadError(), 'Check your connection and try again.'),
  );
  protected readonly isEmpty = computed(() => this.hasRows() && this.total() === 0);
  protected readonly labelOf = orderLabel;
  protected readonly entityId = entityId;

  private readonly selectedIds = signal<ReadonlySet<string>>(new Set());
  /** Chosen rows of this page. */
  protected readonly selected = computed(() =>
    this.rows().filter((row) => this.selectedIds().has(entityId(row))),
  );

  constructor() {
    void this.orderStateManager.initialize();
    this.stayOnAPage();
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.dialog.closeAll();
  }

  protected counted(count: number): string {
    return count === 1 ? '1 order' : `${count.toLocaleString('en')} orders`;
  }

  /** Gives a row of the table its type, which templates of the table do not know. */
  protected typed(row: Order): Order {
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
  protected onToggleColumn(event: Event, column: OrderColumn): void {
    event.stopPropagation();
    this.choice.toggle(column);
  }

  protected isSelected(row: Order): boolean {
    return this.selectedIds().has(entityId(row));
  }

  protected onSelect(rows: readonly Order[], isChosen: boolean): void {
    const ids = new Set(this.selectedIds());
    rows.forEach((row) => (isChosen ? ids.add(entityId(row)) : ids.delete(entityId(row))));
    this.selectedIds.set(ids);
  }

  /** Opens a row, unless the click was meant for something in it. */
  protected onRowClick(event: Event, row: Order): void {
    if (!(event.target as Element).closest('button, a, input, mat-checkbox')) {
      void this.onViewOrder(row);
    }
  }

  protected async onCreateOrder(): Promise<void> {
    const dialog = this.dialog.open(OrderCreateDialogComponent, DIALOG);
    await firstValueFrom(dialog.afterClosed());
  }

  protected async onViewOrder(row: Order): Promise<void> {
    const dialog = this.dialog.open<OrderViewDialogComponent, OrderViewDialogData, 'edit'>(
      OrderViewDialogComponent,
      {
        ...DIALOG,
        data: { order: row, canEdit: this.canUpdate() },
      },
    );
    if ((await firstValueFrom(dialog.afterClosed())) === 'edit') {
      await this.onEditOrder(row);
    }
  }

  protected async onEditOrder(row: Order): Promise<void> {
    const data: OrderEditDialogData = { order: row };
    const dialog = this.dialog.open(OrderEditDialogComponent, { ...DIALOG, data });
    await firstValueFrom(dialog.afterClosed());
  }

  protected async onDeleteOrder(row: Order): Promise<void> {
    if (!(await this.confirm.confirmDelete(orderLabel(row)))) {
      return;
    }
    try {
      await this.orderStateManager.optimisticDelete(entityId(row), row);
      this.snackBar.open('Order deleted', 'Close', { duration: 3000 });
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
      const deleted = await this.ordersService.bulkDelete(ids);
      this.orderStateManager.confirmDeleted(deleted.ids.map(String));
      this.selectedIds.set(new Set());
      this.snackBar.open(`${this.counted(deleted.count)} deleted`, 'Close', { duration: 3000 });
    } catch (error) {
      this.refused(error, 'the server refused it');
    }
  }

  /** A write to the row waits for the server. */
  protected isPending(row: Order): boolean {
    return this.orderStateManager.isPending(entityId(row));
  }

  protected reload(): void {
    this.orderStateManager.refresh().catch((error: unknown) => {
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
