import { Injectable, InjectionToken, inject, signal } from '@angular/core';
import { Subject } from 'rxjs';
import { BaseRealtimeStateManager, WriteContext } from '../services/base-realtime-state-manager';
import { Item, ItemFields } from './model-server';
import { ModelNetwork } from './model-network';

export const MODEL_NETWORK = new InjectionToken<ModelNetwork>('network of the model');
export const HIS_MODE = new InjectionToken<boolean>('HIS mode');

/** Somebody who is signed in until the test says otherwise. */
export class ModelAuth {
  readonly accessToken = signal<string | null>('token');
  readonly sessionEnded = new Subject<void>();

  getToken(): string | null {
    return this.accessToken();
  }

  signOut(): void {
    this.accessToken.set(null);
    this.sessionEnded.next();
  }
}

/** The state manager that is tested: as a generated one, over the network of the model. */
@Injectable()
export class ItemStateManager extends BaseRealtimeStateManager<
  Item,
  ItemFields,
  Partial<ItemFields>
> {
  private readonly network = inject(MODEL_NETWORK);

  constructor() {
    const hisMode = inject(HIS_MODE);
    super({
      feature: 'items',
      entity: 'item',
      enableOptimisticUpdates: !hisMode,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 2,
      hisMode,
    });
  }

  protected override fetchFromServer(): Promise<Item[]> {
    return this.network.request('list');
  }

  protected override serverCreate(fields: ItemFields, { opId }: WriteContext): Promise<Item> {
    return this.network.request({ kind: 'create', fields, opId });
  }

  protected override serverUpdate(
    id: string,
    changes: Partial<ItemFields>,
    { opId, version }: WriteContext,
  ): Promise<Item> {
    return this.network.request({ kind: 'update', id, changes, opId, version });
  }

  protected override async serverDelete(
    id: string,
    { opId, version }: WriteContext,
  ): Promise<void> {
    await this.network.request({ kind: 'delete', id, opId, version });
  }

  protected override extractEntityId({ id }: Item): string {
    return id;
  }
}
