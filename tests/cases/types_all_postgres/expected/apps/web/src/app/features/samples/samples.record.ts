import { RecordOptions } from '@shared/record/record-options';
import { SampleCreateDialogComponent } from './components/sample-create.dialog';
import { SampleEditDialogComponent, SampleEditDialogData } from './components/sample-edit.dialog';
import { SAMPLE_COLUMNS } from './components/samples-columns';
import { SampleService } from './services/samples.service';
import { Sample, entityId, sampleLabel } from './types/samples.types';

/** What pages know of samples: the list, the page of one, and pages of what they refer to. */
export const SAMPLE_RECORD: RecordOptions<Sample> = {
  resource: 'samples',
  title: $localize`Samples`,
  one: $localize`sample`,
  many: $localize`samples`,
  columns: SAMPLE_COLUMNS,
  label: sampleLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: SampleService,
  createDialog: SampleCreateDialogComponent,
  edit: {
    dialog: SampleEditDialogComponent,
    data: (row): SampleEditDialogData => ({ sample: row }),
  },
};
