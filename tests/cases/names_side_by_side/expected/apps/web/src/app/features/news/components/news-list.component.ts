import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { NEWS_RECORD } from '../news.record';
import { NewsService } from '../services/news.service';
import { News, entityId } from '../types/news.types';
import { NewsCreateDialogComponent } from './news-create.dialog';
import { NewsEditDialogComponent, NewsEditDialogData } from './news-edit.dialog';
import { NewsViewDialogComponent, NewsViewDialogData } from './news-view.dialog';
import { NEWS_FILTERS } from './news-columns';

@Component({
  selector: 'app-news-list',
  imports: [LIST_PAGE],
  templateUrl: './news-list.component.html',
})
export class NewsListComponent implements OnDestroy {
  private readonly newsService = inject(NewsService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<News>({
    ...NEWS_RECORD,
    filters: NEWS_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.newsService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateNews(): Promise<void> {
    if (await this.page.open(NewsCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewNews(row: News): Promise<void> {
    const data: NewsViewDialogData = { news: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(NewsViewDialogComponent, data)) === 'edit') {
      await this.onEditNews(row);
    }
  }

  protected async onEditNews(row: News): Promise<void> {
    const data: NewsEditDialogData = { news: row };
    await this.page.open(NewsEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteNews(row: News): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.newsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`News deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.newsService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
