import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { EventEntityForm } from './event-entity-form';

/** The fields of one event entity, for create and edit. */
@Component({
  selector: 'app-event-entity-form',
  imports: [
    FieldErrorComponent,
    MatDatepickerModule,
    MatFormFieldModule,
    MatInputModule,
    ReactiveFormsModule,
  ],
  templateUrl: './event-entity-form.component.html',
})
export class EventEntityFormComponent {
  /** Made by `eventEntityForm`. */
  readonly form = input.required<EventEntityForm>();
}
