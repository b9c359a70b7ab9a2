import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { Transfer } from '../types/transfers.types';

export type TransferColumn = keyof Transfer;

/** What the list and the details show of transfers, in this order. */
export const TRANSFER_COLUMNS: readonly ListColumn<TransferColumn>[] = [
  { key: 'fromCode', label: 'From code' },
  { key: 'toCode', label: 'To code' },
  { key: 'day', label: 'Day' },
  { key: 'boxes', label: 'Boxes', numeric: true },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const TRANSFER_FILTERS = [
  { name: 'fromCode', key: 'fromCode', test: 'equal' },
  { name: 'toCode', key: 'toCode', test: 'equal' },
  { name: 'boxesMin', key: 'boxes', test: 'min' },
  { name: 'boxesMax', key: 'boxes', test: 'max' },
] as const satisfies readonly ListFilter<string, TransferColumn>[];

export type TransferFilter = (typeof TRANSFER_FILTERS)[number]['name'];
