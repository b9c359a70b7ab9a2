import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { CategoryFilter } from './categories-columns';

/** The filters above the list of categories. */
@Component({
  selector: 'app-categories-filters',
  imports: [MatFormFieldModule, MatInputModule],
  templateUrl: './categories-filters.component.html',
})
export class CategoriesFiltersComponent {
  readonly list = input.required<ListState<CategoryFilter>>();

  protected onInput(name: CategoryFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
