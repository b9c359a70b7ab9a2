import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { EventEntity } from '../types/events.types';
import { EventEntityColumn } from './events-columns';

/** A property of one event entity, as a person reads it. */
@Component({
  selector: 'app-event-entity-value',
  imports: [DatePipe],
  templateUrl: './event-entity-value.component.html',
})
export class EventEntityValueComponent {
  readonly row = input.required<EventEntity>();
  readonly column = input.required<EventEntityColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
