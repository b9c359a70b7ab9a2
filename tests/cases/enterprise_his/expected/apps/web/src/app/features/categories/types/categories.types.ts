import { ListQuery } from '@shared/http/crud.service';

export interface Category {
  id: string;
  name: string;
  isActive: boolean;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateCategory {
  name: string;
  isActive?: boolean;
}

export interface UpdateCategory {
  name?: string;
  isActive?: boolean;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListCategoriesQuery extends ListQuery {
  isActive?: string;
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
