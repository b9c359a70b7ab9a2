import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { EventEntity } from '../types/events.types';

export type EventEntityColumn = keyof EventEntity;

/** What the list and the details show of events, in this order. */
export const EVENT_ENTITY_COLUMNS: readonly ListColumn<EventEntityColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'date', label: 'Date' },
  { key: 'object', label: 'Object' },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const EVENT_ENTITY_FILTERS = [
  { name: 'dateFrom', key: 'date', test: 'from' },
  { name: 'dateTo', key: 'date', test: 'to' },
] as const satisfies readonly ListFilter<string, EventEntityColumn>[];

export type EventEntityFilter = (typeof EVENT_ENTITY_FILTERS)[number]['name'];
