import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { OrderItemFilter } from './order-items-columns';

/** The filters above the list of order items. */
@Component({
  selector: 'app-order-items-filters',
  imports: [MatFormFieldModule, MatInputModule],
  templateUrl: './order-items-filters.component.html',
})
export class OrderItemsFiltersComponent {
  readonly list = input.required<ListState<OrderItemFilter>>();

  protected onInput(name: OrderItemFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
