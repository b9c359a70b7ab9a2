import { ListQuery } from '@shared/http/crud.service';

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
export interface ListCategoriesQuery extends ListQuery {
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Category): string {
  return row.id;
}

/** What a person calls a row. */
export function categoryLabel(row: Category): string {
  return row.name;
}
