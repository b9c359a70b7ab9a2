import { Component, OnDestroy, inject, signal } from '@angular/core';
import { IMPORT_DIALOG, ImportDialogData } from '@shared/import/base-import.dialog';
import { RunningImports } from '@shared/import/running-imports';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { ACCOUNT_RECORD } from '../accounts.record';
import { AccountsImportService } from '../services/accounts-import.service';
import { AccountStateManager } from '../services/accounts-state-manager.service';
import { AccountService } from '../services/accounts.service';
import { Account, entityId } from '../types/accounts.types';
import { AccountCreateDialogComponent } from './account-create.dialog';
import { AccountEditDialogComponent, AccountEditDialogData } from './account-edit.dialog';
import { AccountViewDialogComponent, AccountViewDialogData } from './account-view.dialog';
import { ACCOUNT_FILTERS } from './accounts-columns';
import { AccountsImportDialogComponent } from './accounts-import.dialog';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-accounts-list',
  imports: [LIST_PAGE],
  templateUrl: './accounts-list.component.html',
})
export class AccountsListComponent implements OnDestroy {
  private readonly accountsService = inject(AccountService);
  protected readonly accountStateManager = inject(AccountStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Account>({
    ...ACCOUNT_RECORD,
    filters: ACCOUNT_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.accountsService.list(query),
  });
  /** Imports that run and that the user may see. */
  protected readonly imports = new RunningImports(inject(AccountsImportService), {
    isAllowed: this.page.canImport,
    events: this.accountStateManager.imports,
    isConnected: this.accountStateManager.isConnected,
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.accountStateManager.initialize();
    this.page.reloadOn(this.accountStateManager.imported, this.imports.ended);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['accounts'] });
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

  protected async onCreateAccount(): Promise<void> {
    if (await this.page.open(AccountCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewAccount(row: Account): Promise<void> {
    const data: AccountViewDialogData = { account: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(AccountViewDialogComponent, data)) === 'edit') {
      await this.onEditAccount(row);
    }
  }

  protected async onEditAccount(row: Account): Promise<void> {
    const data: AccountEditDialogData = { account: row };
    await this.page.open(AccountEditDialogComponent, data);
    this.reload();
  }

  /** For a new import, or for one that is there. */
  protected async onImportAccounts(jobId?: string): Promise<void> {
    const data: ImportDialogData = { jobId };
    await this.page.open(AccountsImportDialogComponent, data, IMPORT_DIALOG);
    this.imports.refresh();
  }

  protected async onDeleteAccount(row: Account): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.accountsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Account deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.accountsService.bulkDelete(this.page.selection.rows().map(entityId));
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
      this.wsService.subscribeToEvent('accounts', 'account', action),
    );
    const losses = this.wsService.synced('accounts').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
