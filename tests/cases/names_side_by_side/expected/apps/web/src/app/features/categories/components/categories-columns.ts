import { ListColumn } from '@shared/list/list-column';
import { Category } from '../types/categories.types';

/** What the list and the details show of categories, in this order. */
export const CATEGORY_COLUMNS: readonly ListColumn<Category>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const CATEGORY_FILTERS: readonly (keyof Category)[] = ['createdAt', 'updatedAt'];
