import { RecordOptions } from '@shared/record/record-options';
import { StatusCreateDialogComponent } from './components/status-create.dialog';
import { StatusEditDialogComponent, StatusEditDialogData } from './components/status-edit.dialog';
import { STATUS_COLUMNS } from './components/statuses-columns';
import { StatusService } from './services/statuses.service';
import { Status, entityId, statusLabel } from './types/statuses.types';

/** What pages know of statuses: the list, the page of one, and pages of what they refer to. */
export const STATUS_RECORD: RecordOptions<Status> = {
  resource: 'statuses',
  title: $localize`Statuses`,
  one: $localize`status`,
  many: $localize`statuses`,
  columns: STATUS_COLUMNS,
  label: statusLabel,
  id: entityId,
  version: (row) => row.version,
  service: StatusService,
  createDialog: StatusCreateDialogComponent,
  edit: {
    dialog: StatusEditDialogComponent,
    data: (row): StatusEditDialogData => ({ status: row }),
  },
};
