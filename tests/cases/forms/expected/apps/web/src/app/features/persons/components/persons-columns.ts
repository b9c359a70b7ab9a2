import { ListColumn } from '@shared/list/list-column';
import { Person } from '../types/persons.types';

/** What the list and the details show of persons, in this order. */
export const PERSON_COLUMNS: readonly ListColumn<Person>[] = [
  { key: 'firstName', label: $localize`First name` },
  { key: 'lastName', label: $localize`Last name`, heading: true },
  { key: 'id', label: $localize`ID` },
  { key: 'email', label: $localize`Email` },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];
