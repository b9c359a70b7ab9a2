import { ListColumn } from '@shared/list/list-column';
import { Product, PRODUCT_STATUS_LABELS } from '../types/products.types';

/** What the list and the details show of products, in this order. */
export const PRODUCT_COLUMNS: readonly ListColumn<Product>[] = [
  { key: 'code', label: $localize`Code`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'status', label: $localize`Status`, type: 'choice', words: PRODUCT_STATUS_LABELS },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const PRODUCT_FILTERS: readonly (keyof Product)[] = ['status', 'createdAt', 'updatedAt'];
