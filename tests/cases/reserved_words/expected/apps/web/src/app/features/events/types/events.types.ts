import { ListQuery } from '@shared/http/crud.service';

export interface EventEntity {
  id: string;
  date: string;
  object: string | null;
  version: number;
}

export interface CreateEventEntity {
  date: string;
  object?: string | null;
}

export interface UpdateEventEntity {
  date?: string;
  object?: string | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListEventsQuery extends ListQuery {
  dateFrom?: string;
  dateTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: EventEntity): string {
  return row.id;
}

/** What a person calls a row. */
export function eventEntityLabel(row: EventEntity): string {
  return row.object ?? entityId(row);
}
