import { ListColumn } from '@shared/list/list-column';
import { Medication, MEDICATION_FORM_LABELS } from '../types/medications.types';

/** What the list and the details show of medications, in this order. */
export const MEDICATION_COLUMNS: readonly ListColumn<Medication>[] = [
  { key: 'name', label: 'Name', heading: true },
  { key: 'id', label: 'ID', hidden: true },
  { key: 'code', label: 'Code' },
  { key: 'form', label: 'Form', type: 'choice', words: MEDICATION_FORM_LABELS },
  { key: 'strengthMg', label: 'Strength mg', type: 'number', digits: 3 },
  { key: 'unitPrice', label: 'Unit price', type: 'number', digits: 2 },
  { key: 'stock', label: 'Stock', type: 'number' },
  { key: 'controlled', label: 'Controlled', type: 'boolean', hidden: true },
  { key: 'description', label: 'Description', hidden: true },
  { key: 'createdAt', label: 'Created at', type: 'instant' },
  { key: 'updatedAt', label: 'Updated at', type: 'instant', hidden: true },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const MEDICATION_FILTERS: readonly (keyof Medication)[] = [
  'form',
  'strengthMg',
  'unitPrice',
  'stock',
  'controlled',
  'createdAt',
  'updatedAt',
];
