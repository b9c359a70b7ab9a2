import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { firstValueFrom } from 'rxjs';
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

  protected override fetchFromServer(): Promise<Order[]> {
    return this.fetchAllPages((page, limit) =>
      firstValueFrom(this.ordersService.list({ page, limit })),
    );
  }

  protected override serverCreate(values: CreateOrder, { opId }: WriteContext): Promise<Order> {
    return this.ordersService.create(values, opId);
  }

  protected override serverUpdate(
    id: string,
    changes: UpdateOrder,
    { version, opId }: WriteContext,
  ): Promise<Order> {
    return this.ordersService.update(id, changes, version, opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext): Promise<void> {
    return this.ordersService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Order): string {
    return entityId(row);
  }

  protected override extractEntityVersion(row: Order): number {
    return row.rowVersion;
  }

  protected override toLocalEntity(values: CreateOrder, localId: string): Partial<Order> {
    return { ...values, id: localId };
  }
}
