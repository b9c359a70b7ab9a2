import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { CreateTypeEntity, TypeEntity, UpdateTypeEntity, entityId } from '../types/types.types';
import { TypeEntityService } from './types.service';

/**
 * The connection for types. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class TypeEntityStateManager extends BaseRealtimeStateManager<
  TypeEntity,
  CreateTypeEntity,
  UpdateTypeEntity
> {
  private readonly typesService = inject(TypeEntityService);

  constructor() {
    super({
      feature: 'types',
      entity: 'type-entity',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  protected override fetchFromServer(): Promise<TypeEntity[]> {
    return this.fetchAllPages((page) => this.typesService.list(page));
  }

  protected override serverCreate(values: CreateTypeEntity, { opId }: WriteContext) {
    return this.typesService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateTypeEntity, context: WriteContext) {
    return this.typesService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.typesService.delete(id, version, opId);
  }

  protected override extractEntityId(row: TypeEntity): string {
    return entityId(row);
  }
}
