import { Component, input } from '@angular/core';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { EventEntityForm } from './event-entity-form';

/** The fields of one event entity, for create and edit. */
@Component({
  selector: 'app-event-entity-form',
  imports: [FORM_FIELDS, MatDatepickerModule, MatInputModule],
  templateUrl: './event-entity-form.component.html',
})
export class EventEntityFormComponent {
  /** Made by `eventEntityForm`. */
  readonly form = input.required<EventEntityForm>();
}
