import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { EventEntityService } from '../services/events.service';
import { eventEntityForm, newEventEntity } from './event-entity-form';
import { EventEntityFormComponent } from './event-entity-form.component';

@Component({
  selector: 'app-event-entity-create-dialog',
  imports: [EventEntityFormComponent, FormDialogComponent],
  templateUrl: './event-entity-create.dialog.html',
})
export class EventEntityCreateDialogComponent {
  private readonly eventsService = inject(EventEntityService);

  protected readonly dialog = createDialog({
    form: eventEntityForm(),
    values: newEventEntity,
    save: (values, opId) => this.eventsService.create(values, opId),
    saved: $localize`Event entity created`,
    failed: $localize`The event entity could not be created.`,
  });
}
