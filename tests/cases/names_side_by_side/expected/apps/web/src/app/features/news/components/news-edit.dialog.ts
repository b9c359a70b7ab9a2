import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage, errorStatus } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { NewsService } from '../services/news.service';
import { News, UpdateNews, entityId } from '../types/news.types';
import { changedNews, newsForm } from './news-form';
import { NewsFormComponent } from './news-form.component';

export interface NewsEditDialogData {
  news: News;
}

@Component({
  selector: 'app-news-edit-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    NewsFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './news-edit.dialog.html',
})
export class NewsEditDialogComponent {
  protected readonly data = inject<NewsEditDialogData>(MAT_DIALOG_DATA);
  private readonly newsService = inject(NewsService);
  private readonly dialogRef = inject<MatDialogRef<NewsEditDialogComponent, News>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly row = signal(this.data.news);
  protected readonly form = signal(newsForm(this.data.news));
  protected readonly isSaving = signal(false);
  protected readonly failure = signal('');
  /** Somebody else has changed the row since it was read. */
  protected readonly notice = signal('');
  private opId = newOpId();

  protected async onFormSubmit(): Promise<void> {
    const form = this.form();
    // What the server said of the last attempt does not count against this one.
    Object.values(form.controls).forEach((control) => control.updateValueAndValidity());
    if (form.invalid || this.isSaving()) {
      form.markAllAsTouched();
      return;
    }
    const changes = changedNews(form);
    if (Object.keys(changes).length === 0) {
      this.dialogRef.close();
      return;
    }
    this.isSaving.set(true);
    this.failure.set('');
    try {
      const row = await this.save(changes);
      this.snackBar.open('News saved', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      this.show(error);
    } finally {
      this.isSaving.set(false);
    }
  }

  private save(changes: UpdateNews): Promise<News> {
    const row = this.row();
    this.opId = newOpId();
    return this.newsService.update(entityId(row), changes, row.version, this.opId);
  }

  private show(error: unknown): void {
    if (errorStatus(error) === 412) {
      this.notice.set('Somebody else has changed this news since you opened it.');
    } else if (!applyServerErrors(this.form(), error)) {
      this.failure.set(apiErrorMessage(error, 'The news could not be saved.'));
    }
  }

  /** Takes the row as the server has it now; what was typed is gone. */
  protected async onReload(): Promise<void> {
    try {
      const row = await this.newsService.get(entityId(this.row()));
      this.row.set(row);
      this.form.set(newsForm(row));
      this.notice.set('');
      this.failure.set('');
    } catch (error) {
      this.failure.set(apiErrorMessage(error, 'The news could not be read.'));
    }
  }
}
