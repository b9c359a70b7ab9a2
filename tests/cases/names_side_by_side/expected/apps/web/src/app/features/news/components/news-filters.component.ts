import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { NewsFilter } from './news-columns';

/** The filters above the list of news. */
@Component({
  selector: 'app-news-filters',
  imports: [MatFormFieldModule, MatInputModule],
  templateUrl: './news-filters.component.html',
})
export class NewsFiltersComponent {
  readonly list = input.required<ListState<NewsFilter>>();

  protected onInput(name: NewsFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
