import { RecordOptions } from '@shared/record/record-options';
import { VisitCreateDialogComponent } from './components/visit-create.dialog';
import { VisitEditDialogComponent, VisitEditDialogData } from './components/visit-edit.dialog';
import { VISIT_COLUMNS } from './components/visits-columns';
import { VisitService } from './services/visits.service';
import { Visit, entityId, visitLabel } from './types/visits.types';

/** What pages know of visits: the list, the page of one, and pages of what they refer to. */
export const VISIT_RECORD: RecordOptions<Visit> = {
  resource: 'visits',
  title: $localize`Visits`,
  one: $localize`visit`,
  many: $localize`visits`,
  columns: VISIT_COLUMNS,
  label: visitLabel,
  id: entityId,
  version: (row) => row.version,
  service: VisitService,
  createDialog: VisitCreateDialogComponent,
  edit: {
    dialog: VisitEditDialogComponent,
    data: (row): VisitEditDialogData => ({ visit: row }),
  },
};
