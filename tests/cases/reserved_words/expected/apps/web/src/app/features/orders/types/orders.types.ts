import { JsonValue } from '@shared/http/api.types';
import { ListQuery } from '@shared/http/crud.service';

export interface Order {
  id: number;
  group: string;
  page: number | null;
  limit: number | null;
  sort: string | null;
  search: string | null;
  fields: string | null;
  row: string | null;
  input: string | null;
  query: string | null;
  user: string | null;
  data: JsonValue | null;
  value: string | null;
  form: string | null;
  length: number | null;
  rows: number | null;
  version: string | null;
  rowVersion: number;
}

export interface CreateOrder {
  group: string;
  page?: number | null;
  limit?: number | null;
  sort?: string | null;
  search?: string | null;
  fields?: string | null;
  row?: string | null;
  input?: string | null;
  query?: string | null;
  user?: string | null;
  data?: JsonValue | null;
  value?: string | null;
  form?: string | null;
  length?: number | null;
  rows?: number | null;
  version?: string | null;
}

export interface UpdateOrder {
  group?: string;
  page?: number | null;
  limit?: number | null;
  sort?: string | null;
  search?: string | null;
  fields?: string | null;
  row?: string | null;
  input?: string | null;
  query?: string | null;
  user?: string | null;
  data?: JsonValue | null;
  value?: string | null;
  form?: string | null;
  length?: number | null;
  rows?: number | null;
  version?: string | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListOrdersQuery extends ListQuery {
  filterPageMin?: string;
  filterPageMax?: string;
  filterLimitMin?: string;
  filterLimitMax?: string;
  lengthMin?: string;
  lengthMax?: string;
  rowsMin?: string;
  rowsMax?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Order): string {
  return String(row.id);
}

/** What a person calls a row. */
export function orderLabel(row: Order): string {
  return String(row.id);
}
