import { RecordOptions } from '@shared/record/record-options';
import { EventEntityCreateDialogComponent } from './components/event-entity-create.dialog';
import {
  EventEntityEditDialogComponent,
  EventEntityEditDialogData,
} from './components/event-entity-edit.dialog';
import { EVENT_ENTITY_COLUMNS } from './components/events-columns';
import { EventEntityService } from './services/events.service';
import { EventEntity, entityId, eventEntityLabel } from './types/events.types';

/** What pages know of events: the list, the page of one, and pages of what they refer to. */
export const EVENT_ENTITY_RECORD: RecordOptions<EventEntity> = {
  resource: 'events',
  title: $localize`Events`,
  one: $localize`event entity`,
  many: $localize`events`,
  columns: EVENT_ENTITY_COLUMNS,
  label: eventEntityLabel,
  id: entityId,
  version: (row) => row.version,
  service: EventEntityService,
  createDialog: EventEntityCreateDialogComponent,
  edit: {
    dialog: EventEntityEditDialogComponent,
    data: (row): EventEntityEditDialogData => ({ eventEntity: row }),
  },
};
