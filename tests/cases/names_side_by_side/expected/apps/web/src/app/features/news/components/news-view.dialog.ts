import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { News, newsLabel } from '../types/news.types';
import { NEWS_COLUMNS } from './news-columns';

export interface NewsViewDialogData {
  news: News;
  canEdit: boolean;
}

/** All of one news. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-news-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './news-view.dialog.html',
})
export class NewsViewDialogComponent {
  protected readonly data = inject<NewsViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = newsLabel(this.data.news);
  protected readonly columns = NEWS_COLUMNS;
}
