import { RecordOptions } from '@shared/record/record-options';
import { MedicationCreateDialogComponent } from './components/medication-create.dialog';
import {
  MedicationEditDialogComponent,
  MedicationEditDialogData,
} from './components/medication-edit.dialog';
import { MEDICATION_COLUMNS } from './components/medications-columns';
import { MedicationService } from './services/medications.service';
import { Medication, entityId, medicationLabel } from './types/medications.types';

/** What pages know of medications: the list, the page of one, and pages of what they refer to. */
export const MEDICATION_RECORD: RecordOptions<Medication> = {
  resource: 'medications',
  title: $localize`Medications`,
  one: $localize`medication`,
  many: $localize`medications`,
  columns: MEDICATION_COLUMNS,
  label: medicationLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: MedicationService,
  createDialog: MedicationCreateDialogComponent,
  edit: {
    dialog: MedicationEditDialogComponent,
    data: (row): MedicationEditDialogData => ({ medication: row }),
  },
};
