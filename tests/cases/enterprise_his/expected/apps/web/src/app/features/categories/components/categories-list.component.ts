import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { PACKAGE_PAGE } from '@shared/package/package-page';
import { CATEGORY_RECORD } from '../categories.record';
import { CategoryService } from '../services/categories.service';
import { Category, entityId } from '../types/categories.types';
import { CategoryCreateDialogComponent } from './category-create.dialog';
import { CategoryEditDialogComponent, CategoryEditDialogData } from './category-edit.dialog';
import { CategoryViewDialogComponent, CategoryViewDialogData } from './category-view.dialog';
import { CATEGORY_FILTERS } from './categories-columns';

@Component({
  selector: 'app-categories-list',
  imports: [LIST_PAGE, PACKAGE_PAGE],
  templateUrl: './categories-list.component.html',
})
export class CategoriesListComponent implements OnDestroy {
  private readonly categoriesService = inject(CategoryService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Category>({
    ...CATEGORY_RECORD,
    filters: CATEGORY_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.categoriesService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateCategory(): Promise<void> {
    if (await this.page.open(CategoryCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewCategory(row: Category): Promise<void> {
    const data: CategoryViewDialogData = { category: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(CategoryViewDialogComponent, data)) === 'edit') {
      await this.onEditCategory(row);
    }
  }

  protected async onEditCategory(row: Category): Promise<void> {
    const data: CategoryEditDialogData = { category: row };
    await this.page.open(CategoryEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteCategory(row: Category): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.categoriesService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Category deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.categoriesService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
