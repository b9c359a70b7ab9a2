import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { CategoryService } from '../services/categories.service';
import { Category, entityId } from '../types/categories.types';
import { changedCategory, categoryForm } from './category-form';
import { CategoryFormComponent } from './category-form.component';

export interface CategoryEditDialogData {
  category: Category;
}

@Component({
  selector: 'app-category-edit-dialog',
  imports: [CategoryFormComponent, FormDialogComponent],
  templateUrl: './category-edit.dialog.html',
})
export class CategoryEditDialogComponent {
  private readonly data = inject<CategoryEditDialogData>(MAT_DIALOG_DATA);
  private readonly categoriesService = inject(CategoryService);

  protected readonly dialog = editDialog({
    one: $localize`category`,
    row: this.data.category,
    form: categoryForm,
    changes: changedCategory,
    save: (changes, row, opId) =>
      this.categoriesService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.categoriesService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`Category saved`,
    failed: $localize`The category could not be saved.`,
  });
}
