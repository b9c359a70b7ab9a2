import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { OPTION_ENTITY_RECORD } from '../options.record';
import { OptionEntityStateManager } from '../services/options-state-manager.service';
import { OptionEntityService } from '../services/options.service';
import { OptionEntity, entityId } from '../types/options.types';
import { OptionEntityCreateDialogComponent } from './option-entity-create.dialog';
import {
  OptionEntityEditDialogComponent,
  OptionEntityEditDialogData,
} from './option-entity-edit.dialog';
import {
  OptionEntityViewDialogComponent,
  OptionEntityViewDialogData,
} from './option-entity-view.dialog';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-options-list',
  imports: [LIST_PAGE],
  templateUrl: './options-list.component.html',
})
export class OptionsListComponent implements OnDestroy {
  private readonly optionsService = inject(OptionEntityService);
  protected readonly optionEntityStateManager = inject(OptionEntityStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<OptionEntity>({
    ...OPTION_ENTITY_RECORD,
    reload: this.reloadTrigger,
    read: (query) => this.optionsService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.optionEntityStateManager.initialize();
    this.page.reloadOn(this.optionEntityStateManager.imported);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['options'] });
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

  protected async onCreateOptionEntity(): Promise<void> {
    if (await this.page.open(OptionEntityCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewOptionEntity(row: OptionEntity): Promise<void> {
    const data: OptionEntityViewDialogData = { optionEntity: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(OptionEntityViewDialogComponent, data)) === 'edit') {
      await this.onEditOptionEntity(row);
    }
  }

  protected async onEditOptionEntity(row: OptionEntity): Promise<void> {
    const data: OptionEntityEditDialogData = { optionEntity: row };
    await this.page.open(OptionEntityEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteOptionEntity(row: OptionEntity): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.optionsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Option entity deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.optionsService.bulkDelete(this.page.selection.rows().map(entityId));
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
      this.wsService.subscribeToEvent('options', 'option-entity', action),
    );
    const losses = this.wsService.synced('options').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
