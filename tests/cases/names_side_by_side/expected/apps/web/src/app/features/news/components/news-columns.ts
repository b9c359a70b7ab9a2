import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { News } from '../types/news.types';

export type NewsColumn = keyof News;

/** What the list and the details show of news, in this order. */
export const NEWS_COLUMNS: readonly ListColumn<NewsColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'name', label: 'Name' },
  { key: 'createdAt', label: 'Created at' },
  { key: 'updatedAt', label: 'Updated at' },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const NEWS_FILTERS = [
  { name: 'createdAtFrom', key: 'createdAt', test: 'from', time: 'zoned' },
  { name: 'createdAtTo', key: 'createdAt', test: 'to', time: 'zoned' },
  { name: 'updatedAtFrom', key: 'updatedAt', test: 'from', time: 'zoned' },
  { name: 'updatedAtTo', key: 'updatedAt', test: 'to', time: 'zoned' },
] as const satisfies readonly ListFilter<string, NewsColumn>[];

export type NewsFilter = (typeof NEWS_FILTERS)[number]['name'];
