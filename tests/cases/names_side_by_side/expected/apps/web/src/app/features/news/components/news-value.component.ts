import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { News } from '../types/news.types';
import { NewsColumn } from './news-columns';

/** A property of one news, as a person reads it. */
@Component({
  selector: 'app-news-value',
  imports: [DatePipe],
  templateUrl: './news-value.component.html',
})
export class NewsValueComponent {
  readonly row = input.required<News>();
  readonly column = input.required<NewsColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
