import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { CreateOrderItem, OrderItem, UpdateOrderItem, entityId } from '../types/order-items.types';
import { OrderItemService } from './order-items.service';

/**
 * The connection for order items. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class OrderItemStateManager extends BaseRealtimeStateManager<
  OrderItem,
  CreateOrderItem,
  UpdateOrderItem
> {
  private readonly orderItemsService = inject(OrderItemService);

  constructor() {
    super({
      feature: 'order-items',
      entity: 'order-item',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  /** Read in the order of creation, so that no row moves to a page that was read; shown newest first. */
  protected override async fetchFromServer(): Promise<OrderItem[]> {
    const rows = await this.fetchAllPages((page) =>
      this.orderItemsService.list({ ...page, sort: 'createdAt' }),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreateOrderItem, { opId }: WriteContext) {
    return this.orderItemsService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateOrderItem, context: WriteContext) {
    return this.orderItemsService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.orderItemsService.delete(id, version, opId);
  }

  protected override extractEntityId(row: OrderItem): string {
    return entityId(row);
  }
}
