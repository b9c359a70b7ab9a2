import { DatePipe } from '@angular/common';
import {
  Component,
  OnDestroy,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatMenuModule } from '@angular/material/menu';
import { MatPaginatorModule, PageEvent } from '@angular/material/paginator';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { MatSnackBar } from '@angular/material/snack-bar';
import { MatSortModule } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import { MatTooltipModule } from '@angular/material/tooltip';
import { AuthService } from '@core/services/auth.service';
import { apiErrorMessage } from '@shared/http/api-error';
import { PaginatedResponse } from '@shared/http/api.types';
import { columnChoice } from '@shared/list/column-choice';
import { requestOf } from '@shared/list/list-filters';
import { listState } from '@shared/list/list-state';
import { ConfirmService } from '@shared/ui/confirm.service';
import { PageHeaderComponent } from '@shared/ui/page-header';
import { EmptyStateComponent, ErrorStateComponent, SkeletonRowsComponent } from '@shared/ui/states';
import { firstValueFrom, tap } from 'rxjs';
import { CategoryService } from '../services/categories.service';
import { Category, entityId, categoryLabel } from '../types/categories.types';
import { CategoryCreateDialogComponent } from './category-create.dialog';
import { CategoryEditDialogComponent, CategoryEditDialogData } from './category-edit.dialog';
import { CategoryValueComponent } from './category-value.component';
import { CategoryViewDialogComponent, CategoryViewDialogData } from './category-view.dialog';
import { CategoryColumn, CATEGORY_COLUMNS, CATEGORY_FILTERS } from './categories-columns';
import { CategoriesFiltersComponent } from './categories-filters.component';

const DIALOG = {
  width: '640px',
  maxWidth: 'calc(100vw - 32px)',
  autoFocus: 'first-tabbable',
} as const;

@Component({
  selector: 'app-categories-list',
  imports: [
    DatePipe,
    EmptyStateComponent,
    ErrorStateComponent,
    MatButtonModule,
    MatCheckboxModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatMenuModule,
    MatPaginatorModule,
    MatProgressBarModule,
    MatSortModule,
    MatTableModule,
    MatTooltipModule,
    PageHeaderComponent,
    CategoriesFiltersComponent,
    CategoryValueComponent,
    SkeletonRowsComponent,
  ],
  templateUrl: './categories-list.component.html',
})
export class CategoriesListComponent implements OnDestroy {
  private readonly categoriesService = inject(CategoryService);
  private readonly authService = inject(AuthService);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly confirm = inject(ConfirmService);

  protected readonly canCreate = computed(() => this.authService.can('categories.create'));
  protected readonly canUpdate = computed(() => this.authService.can('categories.update'));
  protected readonly canDelete = computed(() => this.authService.can('categories.delete'));

  /** Page, sort, search and filters, kept in the URL. */
  protected readonly list = listState({
    sort: '-createdAt',
    filters: CATEGORY_FILTERS.map(({ name }) => name),
  });
  protected readonly showsFilters = signal(this.list.filterCount() > 0);
  protected readonly columns = CATEGORY_COLUMNS;
  protected readonly choice = columnChoice('categories', CATEGORY_COLUMNS);
  protected readonly displayedColumns = computed(() => [
    ...(this.canDelete() ? ['_select'] : []),
    ...this.choice.visible().map(({ key }) => key),
    '_actions',
  ]);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** A new request cancels the one before it, so a slow answer never overwrites a newer one. */
  private readonly page = rxResource({
    params: () => ({ query: this.list.query(), reload: this.reloadTrigger() }),
    stream: ({ params }) =>
      this.categoriesService
        .list(requestOf(params.query, CATEGORY_FILTERS))
        .pipe(tap(() => this.asOf.set(new Date()))),
  });
  /** The last page that came: its rows stay while the next one loads. */
  private readonly answer = linkedSignal<
    PaginatedResponse<Category> | undefined,
    PaginatedResponse<Category> | undefined
  >({
    source: () => (this.page.hasValue() ? this.page.value() : undefined),
    computation: (next, previous) => next ?? previous?.value,
  });
  protected readonly rows = computed(() => this.answer()?.data ?? []);
  protected readonly total = computed(() => this.answer()?.pagination.total ?? 0);
  protected readonly hasRows = computed(() => this.answer() !== undefined);
  protected readonly isLoading = this.page.isLoading;
  protected readonly loadError = computed(() => this.page.error()?.cause ?? this.page.error());
  /** When the server said what is shown. */
  protected readonly asOf = signal<Date | null>(null);

  protected readonly whyNotLoaded = computed(() =>
    apiErrorMessage(this.loadError(), 'Check your connection and try again.'),
  );
  protected readonly isEmpty = computed(() => this.hasRows() && this.total() === 0);
  protected readonly labelOf = categoryLabel;
  protected readonly entityId = entityId;

  private readonly selectedIds = signal<ReadonlySet<string>>(new Set());
  /** Chosen rows of this page. */
  protected readonly selected = computed(() =>
    this.rows().filter((row) => this.selectedIds().has(entityId(row))),
  );

  constructor() {
    this.stayOnAPage();
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.dialog.closeAll();
  }

  protected counted(count: number): string {
    return count === 1 ? '1 category' : `${count.toLocaleString('en')} categories`;
  }

  /** Gives a row of the table its type, which templates of the table do not know. */
  protected typed(row: Category): Category {
    return row;
  }

  protected onPage({ pageIndex, pageSize }: PageEvent): void {
    if (pageSize === this.list.limit()) {
      this.list.page.set(pageIndex + 1);
    } else {
      this.list.limit.set(pageSize);
    }
  }

  /** The menu stays open for the next choice. */
  protected onToggleColumn(event: Event, column: CategoryColumn): void {
    event.stopPropagation();
    this.choice.toggle(column);
  }

  protected isSelected(row: Category): boolean {
    return this.selectedIds().has(entityId(row));
  }

  protected onSelect(rows: readonly Category[], isChosen: boolean): void {
    const ids = new Set(this.selectedIds());
    rows.forEach((row) => (isChosen ? ids.add(entityId(row)) : ids.delete(entityId(row))));
    this.selectedIds.set(ids);
  }

  /** Opens a row, unless the click was meant for something in it. */
  protected onRowClick(event: Event, row: Category): void {
    if (!(event.target as Element).closest('button, a, input, mat-checkbox')) {
      void this.onViewCategory(row);
    }
  }

  protected async onCreateCategory(): Promise<void> {
    const dialog = this.dialog.open(CategoryCreateDialogComponent, DIALOG);
    if (await firstValueFrom(dialog.afterClosed())) {
      this.reload();
    }
  }

  protected async onViewCategory(row: Category): Promise<void> {
    const dialog = this.dialog.open<CategoryViewDialogComponent, CategoryViewDialogData, 'edit'>(
      CategoryViewDialogComponent,
      {
        ...DIALOG,
        data: { category: row, canEdit: this.canUpdate() },
      },
    );
    if ((await firstValueFrom(dialog.afterClosed())) === 'edit') {
      await this.onEditCategory(row);
    }
  }

  protected async onEditCategory(row: Category): Promise<void> {
    const data: CategoryEditDialogData = { category: row };
    const dialog = this.dialog.open(CategoryEditDialogComponent, { ...DIALOG, data });
    await firstValueFrom(dialog.afterClosed());
    this.reload();
  }

  protected async onDeleteCategory(row: Category): Promise<void> {
    if (!(await this.confirm.confirmDelete(categoryLabel(row)))) {
      return;
    }
    try {
      await this.categoriesService.delete(entityId(row), row.version);
      this.snackBar.open('Category deleted', 'Close', { duration: 3000 });
    } catch (error) {
      this.refused(error, 'The category could not be deleted.');
    }
    this.reload();
  }

  protected async onDeleteSelected(): Promise<void> {
    const ids = this.selected().map(entityId);
    if (!(await this.confirm.confirmDelete(this.counted(ids.length)))) {
      return;
    }
    try {
      const { count } = await this.categoriesService.bulkDelete(ids);
      this.selectedIds.set(new Set());
      this.snackBar.open(`${this.counted(count)} deleted`, 'Close', { duration: 3000 });
    } catch (error) {
      this.refused(error, 'Nothing was deleted.');
    }
    this.reload();
  }

  private refused(error: unknown, fallback: string): void {
    this.snackBar.open(apiErrorMessage(error, fallback), 'Close', { duration: 10_000 });
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }

  /** A page that is no more, say after its last row was deleted, gives way to the last that is. */
  private stayOnAPage(): void {
    effect(() => {
      const pagination = this.page.hasValue() ? this.page.value()?.pagination : undefined;
      if (
        pagination &&
        pagination.page === this.list.page() &&
        pagination.page > Math.max(pagination.totalPages, 1)
      ) {
        this.list.page.set(Math.max(pagination.totalPages, 1));
      }
    });
  }
}
