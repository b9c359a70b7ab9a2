import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { CategoryService } from '../services/categories.service';
import { categoryForm, newCategory } from './category-form';
import { CategoryFormComponent } from './category-form.component';

@Component({
  selector: 'app-category-create-dialog',
  imports: [CategoryFormComponent, FormDialogComponent],
  templateUrl: './category-create.dialog.html',
})
export class CategoryCreateDialogComponent {
  private readonly categoriesService = inject(CategoryService);

  protected readonly dialog = createDialog({
    form: categoryForm(),
    values: newCategory,
    save: (values, opId) => this.categoriesService.create(values, opId),
    saved: $localize`Category created`,
    failed: $localize`The category could not be created.`,
  });
}
