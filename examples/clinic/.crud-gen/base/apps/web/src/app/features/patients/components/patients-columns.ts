import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { Patient } from '../types/patients.types';

export type PatientColumn = keyof Patient;

/** What the list and the details show of patients, in this order. */
export const PATIENT_COLUMNS: readonly ListColumn<PatientColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'recordNumber', label: 'Record number' },
  { key: 'firstName', label: 'First name' },
  { key: 'lastName', label: 'Last name' },
  { key: 'birthDate', label: 'Birth date' },
  { key: 'sex', label: 'Sex' },
  { key: 'phone', label: 'Phone' },
  { key: 'email', label: 'Email', hidden: true },
  { key: 'weightKg', label: 'Weight kg', numeric: true, hidden: true },
  { key: 'allergies', label: 'Allergies', hidden: true },
  { key: 'active', label: 'Active', hidden: true },
  { key: 'createdAt', label: 'Created at' },
  { key: 'updatedAt', label: 'Updated at', hidden: true },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const PATIENT_FILTERS = [
  { name: 'birthDateFrom', key: 'birthDate', test: 'from' },
  { name: 'birthDateTo', key: 'birthDate', test: 'to' },
  { name: 'sex', key: 'sex', test: 'equal' },
  { name: 'weightKgMin', key: 'weightKg', test: 'min' },
  { name: 'weightKgMax', key: 'weightKg', test: 'max' },
  { name: 'active', key: 'active', test: 'equal' },
  { name: 'createdAtFrom', key: 'createdAt', test: 'from', time: 'zoned' },
  { name: 'createdAtTo', key: 'createdAt', test: 'to', time: 'zoned' },
  { name: 'updatedAtFrom', key: 'updatedAt', test: 'from', time: 'zoned' },
  { name: 'updatedAtTo', key: 'updatedAt', test: 'to', time: 'zoned' },
] as const satisfies readonly ListFilter<string, PatientColumn>[];

export type PatientFilter = (typeof PATIENT_FILTERS)[number]['name'];
