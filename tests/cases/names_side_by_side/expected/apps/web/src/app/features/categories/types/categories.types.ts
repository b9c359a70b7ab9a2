export interface Category {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateCategory {
  name: string;
}

export interface UpdateCategory {
  name?: string;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListCategoriesQuery {
  page?: number;
  limit?: number;
  /** Properties in order of weight, `-` before one that falls: `-price,name`. */
  sort?: string;
  search?: string;
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
export function entityId(row: Category): string {
  return row.id;
}

/** What a person calls a row. */
export function categoryLabel(row: Category): string {
  return row.name;
}
