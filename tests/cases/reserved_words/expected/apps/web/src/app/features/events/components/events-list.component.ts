import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { EVENT_ENTITY_RECORD } from '../events.record';
import { EventEntityService } from '../services/events.service';
import { EventEntity, entityId } from '../types/events.types';
import { EventEntityCreateDialogComponent } from './event-entity-create.dialog';
import {
  EventEntityEditDialogComponent,
  EventEntityEditDialogData,
} from './event-entity-edit.dialog';
import {
  EventEntityViewDialogComponent,
  EventEntityViewDialogData,
} from './event-entity-view.dialog';
import { EVENT_ENTITY_FILTERS } from './events-columns';

@Component({
  selector: 'app-events-list',
  imports: [LIST_PAGE],
  templateUrl: './events-list.component.html',
})
export class EventsListComponent implements OnDestroy {
  private readonly eventsService = inject(EventEntityService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<EventEntity>({
    ...EVENT_ENTITY_RECORD,
    filters: EVENT_ENTITY_FILTERS,
    reload: this.reloadTrigger,
    read: (query) => this.eventsService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateEventEntity(): Promise<void> {
    if (await this.page.open(EventEntityCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewEventEntity(row: EventEntity): Promise<void> {
    const data: EventEntityViewDialogData = { eventEntity: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(EventEntityViewDialogComponent, data)) === 'edit') {
      await this.onEditEventEntity(row);
    }
  }

  protected async onEditEventEntity(row: EventEntity): Promise<void> {
    const data: EventEntityEditDialogData = { eventEntity: row };
    await this.page.open(EventEntityEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteEventEntity(row: EventEntity): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.eventsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Event entity deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.eventsService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
