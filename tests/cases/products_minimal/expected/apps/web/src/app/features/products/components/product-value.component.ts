import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { Product } from '../types/products.types';
import { ProductColumn } from './products-columns';

/** A property of one product, as a person reads it. */
@Component({
  selector: 'app-product-value',
  imports: [DatePipe],
  templateUrl: './product-value.component.html',
})
export class ProductValueComponent {
  readonly row = input.required<Product>();
  readonly column = input.required<ProductColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
