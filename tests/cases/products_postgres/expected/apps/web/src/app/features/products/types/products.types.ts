import { ListQuery } from '@shared/http/crud.service';

/** Every value of `status`, in the order of the database, with the words that a person reads. */
const PRODUCT_STATUS_OPTIONS = [
  ['draft', $localize`Draft`],
  ['active', $localize`Active`],
  ['archived', $localize`Archived`],
] as const;
export type ProductStatus = (typeof PRODUCT_STATUS_OPTIONS)[number][0];
export const PRODUCT_STATUS_LABELS = new Map<ProductStatus, string>(PRODUCT_STATUS_OPTIONS);

export interface Product {
  id: string;
  code: string;
  name: string;
  price: number;
  status: ProductStatus;
  stock: number | null;
  description: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateProduct {
  code: string;
  name: string;
  price: number;
  status?: ProductStatus;
  stock?: number | null;
  description?: string | null;
}

export interface UpdateProduct {
  code?: string;
  name?: string;
  price?: number;
  status?: ProductStatus;
  stock?: number | null;
  description?: string | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListProductsQuery extends ListQuery {
  priceMin?: string;
  priceMax?: string;
  status?: string;
  stockMin?: string;
  stockMax?: string;
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Product): string {
  return row.id;
}

/** What a person calls a row. */
export function productLabel(row: Product): string {
  return row.name;
}
