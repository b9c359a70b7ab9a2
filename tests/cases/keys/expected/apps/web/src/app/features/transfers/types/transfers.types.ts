import { ListQuery } from '@shared/http/crud.service';
import { ReferenceTarget } from '@shared/reference/reference.service';

/** Where the rows are that `fromCode` refers to. */
export const TRANSFER_FROM_CODE_TARGET: ReferenceTarget = {
  resource: 'warehouses',
  keyField: 'code',
  labelField: 'name',
  besideField: 'code',
};

/** Where the rows are that `toCode` refers to. */
export const TRANSFER_TO_CODE_TARGET: ReferenceTarget = {
  resource: 'warehouses',
  keyField: 'code',
  labelField: 'name',
  besideField: 'code',
};

export interface Transfer {
  fromCode: string;
  toCode: string;
  day: string;
  boxes: number;
  version: number;
}

export interface CreateTransfer {
  fromCode: string;
  toCode: string;
  day: string;
  boxes: number;
}

export interface UpdateTransfer {
  boxes?: number;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListTransfersQuery extends ListQuery {
  fromCode?: string;
  toCode?: string;
  boxesMin?: string;
  boxesMax?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Transfer): string {
  return [row.fromCode, row.toCode, row.day].map(escapedPart).join('~');
}

/** The parts of a key are joined with `~`, so that character is escaped inside them. */
function escapedPart(part: unknown): string {
  return String(part).replaceAll('%', '%25').replaceAll('~', '%7E');
}

/** What a person calls a row. */
export function transferLabel(row: Transfer): string {
  return row.fromCode;
}
