import { DatePipe, DecimalPipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { toneOf } from '@shared/ui/tone';
import { Product, PRODUCT_STATUS_LABELS } from '../types/products.types';
import { ProductColumn } from './products-columns';

/** A property of one product, as a person reads it. */
@Component({
  selector: 'app-product-value',
  imports: [DatePipe, DecimalPipe],
  templateUrl: './product-value.component.html',
})
export class ProductValueComponent {
  readonly row = input.required<Product>();
  readonly column = input.required<ProductColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
  protected readonly toneOf = toneOf;
  protected readonly statusLabels = PRODUCT_STATUS_LABELS;
}
