import { ListColumn } from '@shared/list/list-column';
import { LogLine } from '../types/log-lines.types';

/** What the list and the details show of log lines, in this order. */
export const LOG_LINE_COLUMNS: readonly ListColumn<LogLine>[] = [
  { key: 'line', label: $localize`Line`, heading: true },
  { key: 'level', label: $localize`Level`, type: 'number' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const LOG_LINE_FILTERS: readonly (keyof LogLine)[] = ['level'];
