import { ListColumn } from '@shared/list/list-column';
import { Patient, PATIENT_PERSON_ID_TARGET } from '../types/patients.types';

/** What the list and the details show of patients, in this order. */
export const PATIENT_COLUMNS: readonly ListColumn<Patient>[] = [
  {
    key: 'personId',
    label: $localize`Person`,
    type: 'reference',
    target: PATIENT_PERSON_ID_TARGET,
    heading: true,
  },
  { key: 'recordNumber', label: $localize`Record number` },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const PATIENT_FILTERS: readonly (keyof Patient)[] = ['personId'];
