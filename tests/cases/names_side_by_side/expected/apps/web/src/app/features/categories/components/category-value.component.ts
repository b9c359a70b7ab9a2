import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { Category } from '../types/categories.types';
import { CategoryColumn } from './categories-columns';

/** A property of one category, as a person reads it. */
@Component({
  selector: 'app-category-value',
  imports: [DatePipe],
  templateUrl: './category-value.component.html',
})
export class CategoryValueComponent {
  readonly row = input.required<Category>();
  readonly column = input.required<CategoryColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
