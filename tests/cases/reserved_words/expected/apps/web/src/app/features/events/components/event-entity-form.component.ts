import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { DATE_FIELD } from '@shared/forms/date-field';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { EventEntityForm } from './event-entity-form';

/** The fields of one event entity, for create and edit. */
@Component({
  selector: 'app-event-entity-form',
  imports: [DATE_FIELD, FORM_FIELDS, MatInputModule],
  templateUrl: './event-entity-form.component.html',
})
export class EventEntityFormComponent {
  /** Made by `eventEntityForm`. */
  readonly form = input.required<EventEntityForm>();
}
