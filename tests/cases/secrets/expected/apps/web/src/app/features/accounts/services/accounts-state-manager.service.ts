import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { CreateAccount, Account, UpdateAccount, entityId } from '../types/accounts.types';
import { AccountService } from './accounts.service';

/**
 * The connection for accounts. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class AccountStateManager extends BaseRealtimeStateManager<
  Account,
  CreateAccount,
  UpdateAccount
> {
  private readonly accountsService = inject(AccountService);

  constructor() {
    super({
      feature: 'accounts',
      entity: 'account',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  /** Read in the order of creation, so that no row moves to a page that was read; shown newest first. */
  protected override async fetchFromServer(): Promise<Account[]> {
    const rows = await this.fetchAllPages((page) =>
      this.accountsService.list({ ...page, sort: 'createdAt' }),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreateAccount, { opId }: WriteContext) {
    return this.accountsService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateAccount, context: WriteContext) {
    return this.accountsService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.accountsService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Account): string {
    return entityId(row);
  }
}
