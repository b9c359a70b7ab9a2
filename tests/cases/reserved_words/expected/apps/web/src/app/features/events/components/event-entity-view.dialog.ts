import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { EventEntity, eventEntityLabel } from '../types/events.types';
import { EVENT_ENTITY_COLUMNS } from './events-columns';

export interface EventEntityViewDialogData {
  eventEntity: EventEntity;
  canEdit: boolean;
}

/** All of one event entity. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-event-entity-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './event-entity-view.dialog.html',
})
export class EventEntityViewDialogComponent {
  protected readonly data = inject<EventEntityViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = eventEntityLabel(this.data.eventEntity);
  protected readonly columns = EVENT_ENTITY_COLUMNS;
}
