import { ListQuery } from '@shared/http/crud.service';

export interface Person {
  id: number;
  firstName: string;
  lastName: string;
  version: number;
}

export interface CreatePerson {
  firstName: string;
  lastName: string;
}

export interface UpdatePerson {
  firstName?: string;
  lastName?: string;
}

/** What a list request may ask for; the server knows filters too. */
export type ListPersonsQuery = ListQuery;

/** What addresses a row in URLs and events. */
export function entityId(row: Person): string {
  return String(row.id);
}

/** What a person calls a row. */
export function personLabel(row: Person): string {
  return [row.firstName, row.lastName].filter(Boolean).join(' ') || entityId(row);
}
