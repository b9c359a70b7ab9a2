import { RecordOptions } from '@shared/record/record-options';
import { NewsCreateDialogComponent } from './components/news-create.dialog';
import { NewsEditDialogComponent, NewsEditDialogData } from './components/news-edit.dialog';
import { NEWS_COLUMNS } from './components/news-columns';
import { NewsService } from './services/news.service';
import { News, entityId, newsLabel } from './types/news.types';

/** What pages know of news: the list, the page of one, and pages of what they refer to. */
export const NEWS_RECORD: RecordOptions<News> = {
  resource: 'news',
  title: $localize`News`,
  one: $localize`news`,
  many: $localize`news`,
  columns: NEWS_COLUMNS,
  label: newsLabel,
  id: entityId,
  version: (row) => row.version,
  service: NewsService,
  createDialog: NewsCreateDialogComponent,
  edit: {
    dialog: NewsEditDialogComponent,
    data: (row): NewsEditDialogData => ({ news: row }),
  },
};
