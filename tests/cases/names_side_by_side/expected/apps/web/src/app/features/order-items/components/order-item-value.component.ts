import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { OrderItem } from '../types/order-items.types';
import { OrderItemColumn } from './order-items-columns';

/** A property of one order item, as a person reads it. */
@Component({
  selector: 'app-order-item-value',
  imports: [DatePipe],
  templateUrl: './order-item-value.component.html',
})
export class OrderItemValueComponent {
  readonly row = input.required<OrderItem>();
  readonly column = input.required<OrderItemColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
