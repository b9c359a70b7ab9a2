import { ListColumn } from '@shared/list/list-column';
import {
  Product,
  PRODUCT_STATUS_LABELS,
  PRODUCT_CATEGORY_ID_TARGET,
} from '../types/products.types';

/** What the list and the details show of products, in this order. */
export const PRODUCT_COLUMNS: readonly ListColumn<Product>[] = [
  { key: 'name', label: 'Name', heading: true },
  { key: 'id', label: 'ID', hidden: true },
  { key: 'code', label: 'Code' },
  { key: 'price', label: 'Price', type: 'number', digits: 2 },
  { key: 'status', label: 'Status', type: 'choice', words: PRODUCT_STATUS_LABELS },
  { key: 'stock', label: 'Stock', type: 'number' },
  { key: 'soldOn', label: 'Sold on', type: 'date' },
  {
    key: 'categoryId',
    label: 'Category',
    type: 'reference',
    target: PRODUCT_CATEGORY_ID_TARGET,
    hidden: true,
  },
  { key: 'createdAt', label: 'Created at', type: 'instant' },
  { key: 'updatedAt', label: 'Updated at', type: 'instant', hidden: true },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
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
