import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateOrderItem,
  ListOrderItemsQuery,
  OrderItem,
  UpdateOrderItem,
} from '../types/order-items.types';

/** Requests to `/api/order-items`. */
@Injectable({ providedIn: 'root' })
export class OrderItemService extends CrudService<
  OrderItem,
  CreateOrderItem,
  UpdateOrderItem,
  ListOrderItemsQuery
> {
  constructor() {
    super('/api/order-items');
  }
}
