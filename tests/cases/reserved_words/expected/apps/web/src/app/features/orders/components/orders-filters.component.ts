import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { OrderFilter } from './orders-columns';

/** The filters above the list of orders. */
@Component({
  selector: 'app-orders-filters',
  imports: [MatFormFieldModule, MatInputModule],
  templateUrl: './orders-filters.component.html',
})
export class OrdersFiltersComponent {
  readonly list = input.required<ListState<OrderFilter>>();

  protected onInput(name: OrderFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
