import { ListColumn } from '@shared/list/list-column';
import {
  Product,
  PRODUCT_STATUS_LABELS,
  PRODUCT_CATEGORY_ID_TARGET,
} from '../types/products.types';

/** What the list and the details show of products, in this order. */
export const PRODUCT_COLUMNS: readonly ListColumn<Product>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  { key: 'code', label: $localize`Code` },
  { key: 'price', label: $localize`Price`, type: 'number', digits: 2 },
  { key: 'status', label: $localize`Status`, type: 'choice', words: PRODUCT_STATUS_LABELS },
  { key: 'stock', label: $localize`Stock`, type: 'number' },
  { key: 'soldOn', label: $localize`Sold on`, type: 'date' },
  {
    key: 'categoryId',
    label: $localize`Category`,
    type: 'reference',
    target: PRODUCT_CATEGORY_ID_TARGET,
    hidden: true,
  },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant', hidden: true },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const PRODUCT_FILTERS: readonly (keyof Product)[] = [
  'price',
  'status',
  'stock',
  'soldOn',
  'categoryId',
  'createdAt',
  'updatedAt',
];
