import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { ListState } from '@shared/list/list-state';
import { PRODUCT_STATUS_LABELS } from '../types/products.types';
import { ProductFilter } from './products-columns';

/** The filters above the list of products. */
@Component({
  selector: 'app-products-filters',
  imports: [MatFormFieldModule, MatInputModule, MatSelectModule],
  templateUrl: './products-filters.component.html',
})
export class ProductsFiltersComponent {
  readonly list = input.required<ListState<ProductFilter>>();

  protected readonly statusLabels = PRODUCT_STATUS_LABELS;

  protected onInput(name: ProductFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
