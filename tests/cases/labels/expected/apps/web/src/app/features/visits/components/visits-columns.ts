import { ListColumn } from '@shared/list/list-column';
import { Visit, VISIT_PATIENT_ID_TARGET, VISIT_DOCTOR_ID_TARGET } from '../types/visits.types';

/** What the list and the details show of visits, in this order. */
export const VISIT_COLUMNS: readonly ListColumn<Visit>[] = [
  { key: 'id', label: $localize`ID`, heading: true },
  {
    key: 'patientId',
    label: $localize`Patient`,
    type: 'reference',
    target: VISIT_PATIENT_ID_TARGET,
  },
  { key: 'doctorId', label: $localize`Doctor`, type: 'reference', target: VISIT_DOCTOR_ID_TARGET },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const VISIT_FILTERS: readonly (keyof Visit)[] = ['patientId', 'doctorId'];
