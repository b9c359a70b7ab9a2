import { ListQuery } from '@shared/http/crud.service';

export interface OptionEntity {
  id: string;
  result: string;
  string: string | null;
  version: number;
}

export interface CreateOptionEntity {
  result: string;
  string?: string | null;
}

export interface UpdateOptionEntity {
  result?: string;
  string?: string | null;
}

/** What a list request may ask for; the server knows filters too. */
export type ListOptionsQuery = ListQuery;

/** What addresses a row in URLs and events. */
export function entityId(row: OptionEntity): string {
  return row.id;
}

/** What a person calls a row. */
export function optionEntityLabel(row: OptionEntity): string {
  return row.id;
}
