import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { Medication } from '../types/medications.types';

export type MedicationColumn = keyof Medication;

/** What the list and the details show of medications, in this order. */
export const MEDICATION_COLUMNS: readonly ListColumn<MedicationColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'code', label: 'Code' },
  { key: 'name', label: 'Name' },
  { key: 'form', label: 'Form' },
  { key: 'strengthMg', label: 'Strength mg', numeric: true },
  { key: 'unitPrice', label: 'Unit price', numeric: true },
  { key: 'stock', label: 'Stock', numeric: true },
  { key: 'controlled', label: 'Controlled', hidden: true },
  { key: 'description', label: 'Description', hidden: true },
  { key: 'createdAt', label: 'Created at' },
  { key: 'updatedAt', label: 'Updated at', hidden: true },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const MEDICATION_FILTERS = [
  { name: 'form', key: 'form', test: 'equal' },
  { name: 'strengthMgMin', key: 'strengthMg', test: 'min' },
  { name: 'strengthMgMax', key: 'strengthMg', test: 'max' },
  { name: 'unitPriceMin', key: 'unitPrice', test: 'min' },
  { name: 'unitPriceMax', key: 'unitPrice', test: 'max' },
  { name: 'stockMin', key: 'stock', test: 'min' },
  { name: 'stockMax', key: 'stock', test: 'max' },
  { name: 'controlled', key: 'controlled', test: 'equal' },
  { name: 'createdAtFrom', key: 'createdAt', test: 'from', time: 'zoned' },
  { name: 'createdAtTo', key: 'createdAt', test: 'to', time: 'zoned' },
  { name: 'updatedAtFrom', key: 'updatedAt', test: 'from', time: 'zoned' },
  { name: 'updatedAtTo', key: 'updatedAt', test: 'to', time: 'zoned' },
] as const satisfies readonly ListFilter<string, MedicationColumn>[];

export type MedicationFilter = (typeof MEDICATION_FILTERS)[number]['name'];
