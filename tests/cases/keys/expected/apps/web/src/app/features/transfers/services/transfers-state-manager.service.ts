import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { CreateTransfer, Transfer, UpdateTransfer, entityId } from '../types/transfers.types';
import { TransferService } from './transfers.service';

/** All transfers, live: changes are shown at once, and taken back when the server refuses them. */
@Injectable({ providedIn: 'root' })
export class TransferStateManager extends BaseRealtimeStateManager<
  Transfer,
  CreateTransfer,
  UpdateTransfer
> {
  private readonly transfersService = inject(TransferService);

  constructor() {
    super({
      feature: 'transfers',
      entity: 'transfer',
      enableOptimisticUpdates: true,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
    });
  }

  protected override fetchFromServer(): Promise<Transfer[]> {
    return this.fetchAllPages((page) => this.transfersService.list(page));
  }

  protected override serverCreate(values: CreateTransfer, { opId }: WriteContext) {
    return this.transfersService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateTransfer, context: WriteContext) {
    return this.transfersService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.transfersService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Transfer): string {
    return entityId(row);
  }
}
