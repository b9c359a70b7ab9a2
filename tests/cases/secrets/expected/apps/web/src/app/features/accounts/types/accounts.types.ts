import { JsonValue } from '@shared/http/api.types';
import { ListQuery } from '@shared/http/crud.service';

export interface Account {
  id: string;
  name: string;
  loginToken: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateAccount {
  name: string;
  passwd: string;
  apiKey?: string | null;
  loginToken?: string | null;
  note?: string | null;
  recoveryCodes?: JsonValue | null;
  pin?: number | null;
}

export interface UpdateAccount {
  name?: string;
  passwd?: string;
  apiKey?: string | null;
  loginToken?: string | null;
  note?: string | null;
  recoveryCodes?: JsonValue | null;
  pin?: number | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListAccountsQuery extends ListQuery {
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Account): string {
  return row.id;
}

/** What a person calls a row. */
export function accountLabel(row: Account): string {
  return row.name;
}
