import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { CreateOrder, Order, UpdateOrder, entityId } from '../types/orders.types';
import { OrderService } from './orders.service';

/** All orders, live: changes are shown at once, and taken back when the server refuses them. */
@Injectable({ providedIn: 'root' })
export class OrderStateManager extends BaseRealtimeStateManager<Order, CreateOrder, UpdateOrder> {
  private readonly ordersService = inject(OrderService);

  constructor() {
    super({
      feature: 'orders',
      entity: 'order',
      enableOptimisticUpdates: true,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
    });
  }

  /** Read in the order of creation, so that no row moves to a page that was read; shown newest first. */
  protected override async fetchFromServer(): Promise<Order[]> {
    const rows = await this.fetchAllPages((page) =>
      this.ordersService.list({ ...page, sort: 'createdAt' }),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreateOrder, { opId }: WriteContext) {
    return this.ordersService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateOrder, context: WriteContext) {
    return this.ordersService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.ordersService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Order): string {
    return entityId(row);
  }
}
