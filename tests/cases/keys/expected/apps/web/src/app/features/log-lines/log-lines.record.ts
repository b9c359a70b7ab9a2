import { RowOptions } from '@shared/record/record-options';
import { LogLineCreateDialogComponent } from './components/log-line-create.dialog';
import { LOG_LINE_COLUMNS } from './components/log-lines-columns';
import { LogLineService } from './services/log-lines.service';
import { LogLine, logLineLabel } from './types/log-lines.types';

/** What pages know of log lines: the list, the page of one, and pages of what they refer to. */
export const LOG_LINE_RECORD: RowOptions<LogLine> = {
  resource: 'log-lines',
  title: $localize`Log lines`,
  one: $localize`log line`,
  many: $localize`log lines`,
  columns: LOG_LINE_COLUMNS,
  label: logLineLabel,
  events: true,
  service: LogLineService,
  createDialog: LogLineCreateDialogComponent,
};
