import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { fromDateControl, nullable, toDateControl } from '@shared/forms/convert';
import { CreateEventEntity, EventEntity, UpdateEventEntity } from '../types/events.types';

export type EventEntityForm = ReturnType<typeof eventEntityForm>;

/** The form for a new event entity, or for the one given. It checks what the database checks. */
export function eventEntityForm(row?: EventEntity) {
  const form = new FormGroup({
    date: new FormControl<Date | null>(null, [Validators.required]),
    object: new FormControl('', { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      date: toDateControl(row.date),
      object: row.object ?? '',
    });
  }
  return form;
}

/** What the form says of a new event entity. */
export function newEventEntity(form: EventEntityForm): CreateEventEntity {
  const value = form.getRawValue();
  return {
    date: fromDateControl(value.date) as string,
    object: nullable(value.object),
  };
}

/** What the user has changed, and nothing else. */
export function changedEventEntity(form: EventEntityForm): UpdateEventEntity {
  return changedFields(form, newEventEntity(form));
}
