import { ListQuery } from '@shared/http/crud.service';

export interface Person {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreatePerson {
  name: string;
}

export interface UpdatePerson {
  name?: string;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListPeopleQuery extends ListQuery {
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Person): string {
  return row.id;
}

/** What a person calls a row. */
export function personLabel(row: Person): string {
  return row.name;
}
