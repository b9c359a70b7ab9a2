import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { EventEntityService } from '../services/events.service';
import { EventEntity, entityId } from '../types/events.types';
import { changedEventEntity, eventEntityForm } from './event-entity-form';
import { EventEntityFormComponent } from './event-entity-form.component';

export interface EventEntityEditDialogData {
  eventEntity: EventEntity;
}

@Component({
  selector: 'app-event-entity-edit-dialog',
  imports: [EventEntityFormComponent, FormDialogComponent],
  templateUrl: './event-entity-edit.dialog.html',
})
export class EventEntityEditDialogComponent {
  private readonly data = inject<EventEntityEditDialogData>(MAT_DIALOG_DATA);
  private readonly eventsService = inject(EventEntityService);

  protected readonly dialog = editDialog({
    one: $localize`event entity`,
    row: this.data.eventEntity,
    form: eventEntityForm,
    changes: changedEventEntity,
    save: (changes, row, opId) =>
      this.eventsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.eventsService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`Event entity saved`,
    failed: $localize`The event entity could not be saved.`,
  });
}
