import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { LogLine } from '../types/log-lines.types';

export type LogLineColumn = keyof LogLine;

/** What the list and the details show of log lines, in this order. */
export const LOG_LINE_COLUMNS: readonly ListColumn<LogLineColumn>[] = [
  { key: 'line', label: 'Line' },
  { key: 'level', label: 'Level', numeric: true },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const LOG_LINE_FILTERS = [
  { name: 'levelMin', key: 'level', test: 'min' },
  { name: 'levelMax', key: 'level', test: 'max' },
] as const satisfies readonly ListFilter<string, LogLineColumn>[];

export type LogLineFilter = (typeof LOG_LINE_FILTERS)[number]['name'];
