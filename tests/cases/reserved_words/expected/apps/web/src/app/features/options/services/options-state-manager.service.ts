import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import {
  CreateOptionEntity,
  OptionEntity,
  UpdateOptionEntity,
  entityId,
} from '../types/options.types';
import { OptionEntityService } from './options.service';

/**
 * The connection for options. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class OptionEntityStateManager extends BaseRealtimeStateManager<
  OptionEntity,
  CreateOptionEntity,
  UpdateOptionEntity
> {
  private readonly optionsService = inject(OptionEntityService);

  constructor() {
    super({
      feature: 'options',
      entity: 'option-entity',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  protected override fetchFromServer(): Promise<OptionEntity[]> {
    return this.fetchAllPages((page) => this.optionsService.list(page));
  }

  protected override serverCreate(values: CreateOptionEntity, { opId }: WriteContext) {
    return this.optionsService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateOptionEntity, context: WriteContext) {
    return this.optionsService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.optionsService.delete(id, version, opId);
  }

  protected override extractEntityId(row: OptionEntity): string {
    return entityId(row);
  }
}
