import { RecordOptions } from '@shared/record/record-options';
import { PatientCreateDialogComponent } from './components/patient-create.dialog';
import {
  PatientEditDialogComponent,
  PatientEditDialogData,
} from './components/patient-edit.dialog';
import { PATIENT_COLUMNS } from './components/patients-columns';
import { PatientService } from './services/patients.service';
import { Patient, entityId, patientLabel } from './types/patients.types';

/** What pages know of patients: the list, the page of one, and pages of what they refer to. */
export const PATIENT_RECORD: RecordOptions<Patient> = {
  resource: 'patients',
  title: $localize`Patients`,
  one: $localize`patient`,
  many: $localize`patients`,
  columns: PATIENT_COLUMNS,
  label: patientLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: PatientService,
  createDialog: PatientCreateDialogComponent,
  edit: {
    dialog: PatientEditDialogComponent,
    data: (row): PatientEditDialogData => ({ patient: row }),
  },
};
