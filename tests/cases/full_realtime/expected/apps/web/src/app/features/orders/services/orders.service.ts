import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreateOrder, ListOrdersQuery, Order, UpdateOrder } from '../types/orders.types';

/** Requests to `/api/orders`. */
@Injectable({ providedIn: 'root' })
export class OrderService extends CrudService<Order, CreateOrder, UpdateOrder, ListOrdersQuery> {
  constructor() {
    super('/api/orders');
  }
}
