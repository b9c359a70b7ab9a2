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
export interface ListProductsQuery {
  page?: number;
  limit?: number;
  /** Properties in order of weight, `-` before one that falls: `-price,name`. */
  sort?: string;
  search?: string;
  priceMin?: string;
  priceMax?: string;
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** The rows that were there and are deleted. */
export interface BulkDeleteResult {
  ids: string[];
  count: number;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Product): string {
  return row.id;
}

/** What a person calls a row. */
export function productLabel(row: Product): string {
  return row.name;
}
