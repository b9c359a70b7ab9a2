import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { NewsService } from '../services/news.service';
import { News, entityId } from '../types/news.types';
import { changedNews, newsForm } from './news-form';
import { NewsFormComponent } from './news-form.component';

export interface NewsEditDialogData {
  news: News;
}

@Component({
  selector: 'app-news-edit-dialog',
  imports: [NewsFormComponent, FormDialogComponent],
  templateUrl: './news-edit.dialog.html',
})
export class NewsEditDialogComponent {
  private readonly data = inject<NewsEditDialogData>(MAT_DIALOG_DATA);
  private readonly newsService = inject(NewsService);

  protected readonly dialog = editDialog({
    one: $localize`news`,
    row: this.data.news,
    form: newsForm,
    changes: changedNews,
    save: (changes, row, opId) =>
      this.newsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.newsService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`News saved`,
    failed: $localize`The news could not be saved.`,
  });
}
