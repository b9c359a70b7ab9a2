import { ListColumn } from '@shared/list/list-column';
import { EventEntity } from '../types/events.types';

/** What the list and the details show of events, in this order. */
export const EVENT_ENTITY_COLUMNS: readonly ListColumn<EventEntity>[] = [
  { key: 'object', label: $localize`Object`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'date', label: $localize`Date`, type: 'date' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const EVENT_ENTITY_FILTERS: readonly (keyof EventEntity)[] = ['date'];
