import { ListQuery } from '@shared/http/crud.service';

export interface OrderItem {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateOrderItem {
  name: string;
}

export interface UpdateOrderItem {
  name?: string;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListOrderItemsQuery extends ListQuery {
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: OrderItem): string {
  return row.id;
}

/** What a person calls a row. */
export function orderItemLabel(row: OrderItem): string {
  return row.name;
}
