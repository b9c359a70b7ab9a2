import { JsonPipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { Order } from '../types/orders.types';
import { OrderColumn } from './orders-columns';

/** A property of one order, as a person reads it. */
@Component({
  selector: 'app-order-value',
  imports: [JsonPipe],
  templateUrl: './order-value.component.html',
})
export class OrderValueComponent {
  readonly row = input.required<Order>();
  readonly column = input.required<OrderColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
