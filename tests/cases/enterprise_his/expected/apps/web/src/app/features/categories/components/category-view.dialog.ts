import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Category, categoryLabel } from '../types/categories.types';
import { CATEGORY_COLUMNS } from './categories-columns';

export interface CategoryViewDialogData {
  category: Category;
  canEdit: boolean;
}

/** All of one category. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-category-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './category-view.dialog.html',
})
export class CategoryViewDialogComponent {
  protected readonly data = inject<CategoryViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = categoryLabel(this.data.category);
  protected readonly columns = CATEGORY_COLUMNS;
}
