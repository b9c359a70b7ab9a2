import { Component, OnDestroy, inject } from '@angular/core';
import { livePage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { PACKAGE_PAGE } from '@shared/package/package-page';
import { ORDER_RECORD } from '../orders.record';
import { OrderStateManager } from '../services/orders-state-manager.service';
import { OrderService } from '../services/orders.service';
import { Order, entityId } from '../types/orders.types';
import { OrderCreateDialogComponent } from './order-create.dialog';
import { OrderEditDialogComponent, OrderEditDialogData } from './order-edit.dialog';
import { OrderViewDialogComponent, OrderViewDialogData } from './order-view.dialog';
import { ORDER_FILTERS } from './orders-columns';

@Component({
  selector: 'app-orders-list',
  imports: [LIST_PAGE, PACKAGE_PAGE],
  templateUrl: './orders-list.component.html',
})
export class OrdersListComponent implements OnDestroy {
  private readonly ordersService = inject(OrderService);
  protected readonly orderStateManager = inject(OrderStateManager);

  /** What the list shows: all rows, live. */
  protected readonly page = livePage<Order>({
    ...ORDER_RECORD,
    filters: ORDER_FILTERS,
    state: this.orderStateManager,
    searched: ['code', 'state'],
  });

  constructor() {
    void this.orderStateManager.initialize();
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateOrder(): Promise<void> {
    await this.page.open(OrderCreateDialogComponent);
  }

  protected async onViewOrder(row: Order): Promise<void> {
    const data: OrderViewDialogData = { order: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(OrderViewDialogComponent, data)) === 'edit') {
      await this.onEditOrder(row);
    }
  }

  protected async onEditOrder(row: Order): Promise<void> {
    const data: OrderEditDialogData = { order: row };
    await this.page.open(OrderEditDialogComponent, data);
  }

  protected async onDeleteOrder(row: Order): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.orderStateManager.optimisticDelete(entityId(row), row);
      await this.page.tell(deleted, $localize`Order deleted`, row);
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.ordersService.bulkDelete(this.page.selection.rows().map(entityId));
      const answer = await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.orderStateManager.confirmDeleted(answer?.ids ?? []);
    }
  }
}
