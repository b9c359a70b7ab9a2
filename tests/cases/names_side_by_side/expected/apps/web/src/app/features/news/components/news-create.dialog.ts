import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { NewsService } from '../services/news.service';
import { newsForm, newNews } from './news-form';
import { NewsFormComponent } from './news-form.component';

@Component({
  selector: 'app-news-create-dialog',
  imports: [NewsFormComponent, FormDialogComponent],
  templateUrl: './news-create.dialog.html',
})
export class NewsCreateDialogComponent {
  private readonly newsService = inject(NewsService);

  protected readonly dialog = createDialog({
    form: newsForm(),
    values: newNews,
    save: (values, opId) => this.newsService.create(values, opId),
    saved: $localize`News created`,
    failed: $localize`The news could not be created.`,
  });
}
