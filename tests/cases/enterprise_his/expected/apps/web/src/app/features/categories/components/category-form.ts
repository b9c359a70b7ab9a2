import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateCategory, Category, UpdateCategory } from '../types/categories.types';

export type CategoryForm = ReturnType<typeof categoryForm>;

/** The form for a new category, or for the one given. It checks what the database checks. */
export function categoryForm(row?: Category) {
  const form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(80)],
    }),
    isActive: new FormControl(true, { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      name: row.name,
      isActive: row.isActive,
    });
  }
  return form;
}

/** What the form says of a new category. */
export function newCategory(form: CategoryForm): CreateCategory {
  const value = form.getRawValue();
  return {
    name: value.name,
    isActive: value.isActive,
  };
}

/** What the user has changed, and nothing else. */
export function changedCategory(form: CategoryForm): UpdateCategory {
  return changedFields(form, newCategory(form));
}
