import { ListQuery } from '@shared/http/crud.service';

export interface RcItem {
  rcId: number;
  rcName: string;
  rcUrl: string | null;
  rcSku: string;
  version: number;
}

export interface CreateRcItem {
  rcName: string;
  rcUrl?: string | null;
  rcSku: string;
}

export interface UpdateRcItem {
  rcName?: string;
  rcUrl?: string | null;
  rcSku?: string;
}

/** What a list request may ask for; the server knows filters too. */
export type ListRcItemsQuery = ListQuery;

/** What addresses a row in URLs and events. */
export function entityId(row: RcItem): string {
  return String(row.rcId);
}

/** What a person calls a row. */
export function rcItemLabel(row: RcItem): string {
  return row.rcName;
}
