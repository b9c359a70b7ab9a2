import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { ORDER_ITEM_RECORD } from '../order-items.record';
import { OrderItemStateManager } from '../services/order-items-state-manager.service';
import { OrderItemService } from '../services/order-items.service';
import { OrderItem, entityId } from '../types/order-items.types';
import { OrderItemCreateDialogComponent } from './order-item-create.dialog';
import { OrderItemEditDialogComponent, OrderItemEditDialogData } from './order-item-edit.dialog';
import { OrderItemViewDialogComponent, OrderItemViewDialogData } from './order-item-view.dialog';
import { ORDER_ITEM_FILTERS } from './order-items-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-order-items-list',
  imports: [LIST_PAGE],
  templateUrl: './order-items-list.component.html',
})
export class OrderItemsListComponent implements OnDestroy {
  private readonly orderItemsService = inject(OrderItemService);
  protected readonly orderItemStateManager = inject(OrderItemStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<OrderItem>({
    ...ORDER_ITEM_RECORD,
    filters: ORDER_ITEM_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.orderItemsService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.orderItemStateManager.initialize();
    this.page.reloadOn(this.orderItemStateManager.imported);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['order-items'] });
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

  protected async onCreateOrderItem(): Promise<void> {
    if (await this.page.open(OrderItemCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewOrderItem(row: OrderItem): Promise<void> {
    const data: OrderItemViewDialogData = { orderItem: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(OrderItemViewDialogComponent, data)) === 'edit') {
      await this.onEditOrderItem(row);
    }
  }

  protected async onEditOrderItem(row: OrderItem): Promise<void> {
    const data: OrderItemEditDialogData = { orderItem: row };
    await this.page.open(OrderItemEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteOrderItem(row: OrderItem): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.orderItemsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Order item deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.orderItemsService.bulkDelete(this.page.selection.rows().map(entityId));
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
      this.wsService.subscribeToEvent('order-items', 'order-item', action),
    );
    const losses = this.wsService.synced('order-items').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
