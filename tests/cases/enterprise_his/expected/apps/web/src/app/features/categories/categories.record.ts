import { RecordOptions } from '@shared/record/record-options';
import { CategoryCreateDialogComponent } from './components/category-create.dialog';
import {
  CategoryEditDialogComponent,
  CategoryEditDialogData,
} from './components/category-edit.dialog';
import { changedCategory, categoryForm } from './components/category-form';
import { CategoryFormComponent } from './components/category-form.component';
import { CATEGORY_COLUMNS } from './components/categories-columns';
import { CategoryService } from './services/categories.service';
import { Category, entityId, categoryLabel } from './types/categories.types';

/** What pages know of categories: the list, the page of one, and pages of what they refer to. */
export const CATEGORY_RECORD: RecordOptions<Category> = {
  resource: 'categories',
  title: $localize`Categories`,
  one: $localize`category`,
  many: $localize`categories`,
  columns: CATEGORY_COLUMNS,
  label: categoryLabel,
  id: entityId,
  version: (row) => row.version,
  service: CategoryService,
  createDialog: CategoryCreateDialogComponent,
  edit: {
    dialog: CategoryEditDialogComponent,
    data: (row): CategoryEditDialogData => ({ category: row }),
  },
  changes: {
    form: CategoryFormComponent,
    formOf: categoryForm,
    changed: changedCategory,
    flags: [
      {
        field: 'isActive',
        on: 'activate',
        off: 'deactivate',
        words: { on: $localize`activate`, off: $localize`deactivate` },
      },
    ],
  },
};
