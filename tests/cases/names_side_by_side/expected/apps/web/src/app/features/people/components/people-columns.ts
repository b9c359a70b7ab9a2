import { ListColumn } from '@shared/list/list-column';
import { Person } from '../types/people.types';

/** What the list and the details show of people, in this order. */
export const PERSON_COLUMNS: readonly ListColumn<Person>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const PERSON_FILTERS: readonly (keyof Person)[] = ['createdAt', 'updatedAt'];
