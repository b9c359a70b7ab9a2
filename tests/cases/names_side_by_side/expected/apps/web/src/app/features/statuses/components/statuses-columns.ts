import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { Status } from '../types/statuses.types';

export type StatusColumn = keyof Status;

/** What the list and the details show of statuses, in this order. */
export const STATUS_COLUMNS: readonly ListColumn<StatusColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'name', label: 'Name' },
  { key: 'createdAt', label: 'Created at' },
  { key: 'updatedAt', label: 'Updated at' },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const STATUS_FILTERS = [
  { name: 'createdAtFrom', key: 'createdAt', test: 'from', time: 'zoned' },
  { name: 'createdAtTo', key: 'createdAt', test: 'to', time: 'zoned' },
  { name: 'updatedAtFrom', key: 'updatedAt', test: 'from', time: 'zoned' },
  { name: 'updatedAtTo', key: 'updatedAt', test: 'to', time: 'zoned' },
] as const satisfies readonly ListFilter<string, StatusColumn>[];

export type StatusFilter = (typeof STATUS_FILTERS)[number]['name'];
