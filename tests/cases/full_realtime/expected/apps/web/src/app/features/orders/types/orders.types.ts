import { ListQuery } from '@shared/http/crud.service';

/** Every value of `state`, in the order of the database, with the words that a person reads. */
const ORDER_STATE_OPTIONS = [
  ['open', $localize`Open`],
  ['paid', $localize`Paid`],
] as const;
export type OrderState = (typeof ORDER_STATE_OPTIONS)[number][0];
export const ORDER_STATE_LABELS = new Map<OrderState, string>(ORDER_STATE_OPTIONS);

export interface Order {
  id: string;
  code: string;
  state: OrderState;
  locked: boolean;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateOrder {
  code: string;
  state?: OrderState;
  locked?: boolean;
}

export interface UpdateOrder {
  code?: string;
  state?: OrderState;
  locked?: boolean;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListOrdersQuery extends ListQuery {
  state?: string;
  locked?: string;
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Order): string {
  return row.id;
}

/** What a person calls a row. */
export function orderLabel(row: Order): string {
  return row.code;
}
