import { ListQuery } from '@shared/http/crud.service';

export interface TypeEntity {
  id: string;
  type: string;
  match: string | null;
  self: string | null;
  class: string | null;
  function: number | null;
  async: boolean | null;
  select: string | null;
  from: string | null;
  default: string | null;
  constructor: string | null;
  orderDate: string | null;
  n2nd: string | null;
  version: number;
}

export interface CreateTypeEntity {
  type: string;
  match?: string | null;
  self?: string | null;
  class?: string | null;
  function?: number | null;
  async?: boolean | null;
  select?: string | null;
  from?: string | null;
  default?: string | null;
  constructor?: string | null;
  orderDate?: string | null;
  n2nd?: string | null;
}

export interface UpdateTypeEntity {
  type?: string;
  match?: string | null;
  self?: string | null;
  class?: string | null;
  function?: number | null;
  async?: boolean | null;
  select?: string | null;
  from?: string | null;
  default?: string | null;
  constructor?: string | null;
  orderDate?: string | null;
  n2nd?: string | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListTypesQuery extends ListQuery {
  functionMin?: string;
  functionMax?: string;
  async?: string;
  fromFrom?: string;
  fromTo?: string;
  orderDateFrom?: string;
  orderDateTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: TypeEntity): string {
  return row.id;
}

/** What a person calls a row. */
export function typeEntityLabel(row: TypeEntity): string {
  return row.type;
}
