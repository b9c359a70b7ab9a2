import { ListColumn } from '@shared/list/list-column';
import { Patient, PATIENT_SEX_LABELS } from '../types/patients.types';

/** What the list and the details show of patients, in this order. */
export const PATIENT_COLUMNS: readonly ListColumn<Patient>[] = [
  { key: 'firstName', label: 'First name' },
  { key: 'lastName', label: 'Last name', heading: true },
  { key: 'id', label: 'ID', hidden: true },
  { key: 'recordNumber', label: 'Record number' },
  { key: 'birthDate', label: 'Birth date', type: 'date' },
  { key: 'sex', label: 'Sex', type: 'choice', words: PATIENT_SEX_LABELS },
  { key: 'phone', label: 'Phone' },
  { key: 'email', label: 'Email', hidden: true },
  { key: 'weightKg', label: 'Weight kg', type: 'number', digits: 2, hidden: true },
  { key: 'allergies', label: 'Allergies', hidden: true },
  { key: 'active', label: 'Active', type: 'boolean', hidden: true },
  { key: 'createdAt', label: 'Created at', type: 'instant' },
  { key: 'updatedAt', label: 'Updated at', type: 'instant', hidden: true },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
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
