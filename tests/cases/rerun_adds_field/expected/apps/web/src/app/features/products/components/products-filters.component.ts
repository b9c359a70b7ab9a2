import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { ProductFilter } from './products-columns';

/** The filters above the list of products. */
@Component({
  selector: 'app-products-filters',
  imports: [MatFormFieldModule, MatInputModule],
  templateUrl: './products-filters.component.html',
})
export class ProductsFiltersComponent {
  readonly list = input.required<ListState<ProductFilter>>();

  protected onInput(name: ProductFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
