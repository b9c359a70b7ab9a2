import { ListColumn } from '@shared/list/list-column';
import { Medication, MEDICATION_FORM_LABELS } from '../types/medications.types';

/** What the list and the details show of medications, in this order. */
export const MEDICATION_COLUMNS: readonly ListColumn<Medication>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'code', label: $localize`Code` },
  { key: 'form', label: $localize`Form`, type: 'choice', words: MEDICATION_FORM_LABELS },
  { key: 'strengthMg', label: $localize`Strength mg`, type: 'number', digits: 3 },
  { key: 'unitPrice', label: $localize`Unit price`, type: 'number', digits: 2 },
  { key: 'stock', label: $localize`Stock`, type: 'number' },
  { key: 'controlled', label: $localize`Controlled`, type: 'boolean', hidden: true },
  { key: 'description', label: $localize`Description`, hidden: true },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant', hidden: true },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
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
