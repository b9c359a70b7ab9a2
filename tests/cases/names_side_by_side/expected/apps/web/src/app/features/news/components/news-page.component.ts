import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { NEWS_RECORD } from '../news.record';

@Component({
  selector: 'app-news-page',
  imports: [RECORD_PAGE],
  templateUrl: './news-page.component.html',
})
export class NewsPageComponent {
  /** What the page of one news shows and does. */
  protected readonly page = recordPage(NEWS_RECORD);
}
