import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateCategory,
  ListCategoriesQuery,
  Category,
  UpdateCategory,
} from '../types/categories.types';

/** Requests to `/api/categories`. */
@Injectable({ providedIn: 'root' })
export class CategoryService extends CrudService<
  Category,
  CreateCategory,
  UpdateCategory,
  ListCategoriesQuery
> {
  constructor() {
    super('/api/categories');
  }
}
