import { ListQuery } from '@shared/http/crud.service';

export interface Product {
  id: string;
  name: string;
  price: number;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateProduct {
  name: string;
  price?: number;
}

export interface UpdateProduct {
  name?: string;
  price?: number;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListProductsQuery extends ListQuery {
  priceMin?: string;
  priceMax?: string;
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
