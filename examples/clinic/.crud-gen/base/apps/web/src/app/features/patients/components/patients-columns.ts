import { ListColumn } from '@shared/list/list-column';
import { Patient, PATIENT_SEX_LABELS } from '../types/patients.types';

/** What the list and the details show of patients, in this order. */
export const PATIENT_COLUMNS: readonly ListColumn<Patient>[] = [
  { key: 'firstName', label: $localize`First name` },
  { key: 'lastName', label: $localize`Last name`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'recordNumber', label: $localize`Record number` },
  { key: 'birthDate', label: $localize`Birth date`, type: 'date' },
  { key: 'sex', label: $localize`Sex`, type: 'choice', words: PATIENT_SEX_LABELS },
  { key: 'phone', label: $localize`Phone` },
  { key: 'email', label: $localize`Email`, hidden: true },
  { key: 'weightKg', label: $localize`Weight kg`, type: 'number', digits: 2, hidden: true },
  { key: 'allergies', label: $localize`Allergies`, hidden: true },
  { key: 'active', label: $localize`Active`, type: 'boolean', hidden: true },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant', hidden: true },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const PATIENT_FILTERS: readonly (keyof Patient)[] = [
  'birthDate',
  'sex',
  'weightKg',
  'active',
  'createdAt',
  'updatedAt',
];
