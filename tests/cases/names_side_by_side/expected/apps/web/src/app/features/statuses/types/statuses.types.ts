import { ListQuery } from '@shared/http/crud.service';

export interface Status {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateStatus {
  name: string;
}

export interface UpdateStatus {
  name?: string;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListStatusesQuery extends ListQuery {
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Status): string {
  return row.id;
}

/** What a person calls a row. */
export function statusLabel(row: Status): string {
  return row.name;
}
