import { ListQuery } from '@shared/http/crud.service';

export interface News {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateNews {
  name: string;
}

export interface UpdateNews {
  name?: string;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListNewsQuery extends ListQuery {
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: News): string {
  return row.id;
}

/** What a person calls a row. */
export function newsLabel(row: News): string {
  return row.name;
}
