import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateEventEntity,
  ListEventsQuery,
  EventEntity,
  UpdateEventEntity,
} from '../types/events.types';

/** Requests to `/api/events`. */
@Injectable({ providedIn: 'root' })
export class EventEntityService extends CrudService<
  EventEntity,
  CreateEventEntity,
  UpdateEventEntity,
  ListEventsQuery
> {
  constructor() {
    super('/api/events');
  }
}
