import { ListColumn } from '@shared/list/list-column';
import { News } from '../types/news.types';

/** What the list and the details show of news, in this order. */
export const NEWS_COLUMNS: readonly ListColumn<News>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const NEWS_FILTERS: readonly (keyof News)[] = ['createdAt', 'updatedAt'];
