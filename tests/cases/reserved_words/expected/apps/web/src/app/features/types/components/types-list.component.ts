import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { TYPE_ENTITY_RECORD } from '../types.record';
import { TypeEntityStateManager } from '../services/types-state-manager.service';
import { TypeEntityService } from '../services/types.service';
import { TypeEntity, entityId } from '../types/types.types';
import { TypeEntityCreateDialogComponent } from './type-entity-create.dialog';
import { TypeEntityEditDialogComponent, TypeEntityEditDialogData } from './type-entity-edit.dialog';
import { TypeEntityViewDialogComponent, TypeEntityViewDialogData } from './type-entity-view.dialog';
import { TYPE_ENTITY_FILTERS } from './types-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-types-list',
  imports: [LIST_PAGE],
  templateUrl: './types-list.component.html',
})
export class TypesListComponent implements OnDestroy {
  private readonly typesService = inject(TypeEntityService);
  protected readonly typeEntityStateManager = inject(TypeEntityStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<TypeEntity>({
    ...TYPE_ENTITY_RECORD,
    filters: TYPE_ENTITY_FILTERS,
    reload: this.reloadTrigger,
    read: (query) => this.typesService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.typeEntityStateManager.initialize();
    this.page.reloadOn(this.typeEntityStateManager.imported);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['types'] });
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

  protected async onCreateTypeEntity(): Promise<void> {
    if (await this.page.open(TypeEntityCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewTypeEntity(row: TypeEntity): Promise<void> {
    const data: TypeEntityViewDialogData = { typeEntity: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(TypeEntityViewDialogComponent, data)) === 'edit') {
      await this.onEditTypeEntity(row);
    }
  }

  protected async onEditTypeEntity(row: TypeEntity): Promise<void> {
    const data: TypeEntityEditDialogData = { typeEntity: row };
    await this.page.open(TypeEntityEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteTypeEntity(row: TypeEntity): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.typesService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Type entity deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.typesService.bulkDelete(this.page.selection.rows().map(entityId));
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
      this.wsService.subscribeToEvent('types', 'type-entity', action),
    );
    const losses = this.wsService.synced('types').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
