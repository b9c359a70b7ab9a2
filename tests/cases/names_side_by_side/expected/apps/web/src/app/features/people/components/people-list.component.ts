import { Component, OnDestroy, computed, effect, inject, signal } from '@angular/core';
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
import { WebSocketService } from '@core/services/websocket.service';
import { apiErrorMessage } from '@shared/http/api-error';
import { columnChoice } from '@shared/list/column-choice';
import { listState } from '@shared/list/list-state';
import { localPage } from '@shared/list/local-page';
import { ConfirmService } from '@shared/ui/confirm.service';
import { PageHeaderComponent } from '@shared/ui/page-header';
import {
  EmptyStateComponent,
  ErrorStateComponent,
  SkeletonRowsComponent,
  StaleBannerComponent,
} from '@shared/ui/states';
import { SyncStatusComponent } from '@shared/ui/sync-status';
import { firstValueFrom } from 'rxjs';
import { PersonStateManager } from '../services/people-state-manager.service';
import { PersonService } from '../services/people.service';
import { Person, entityId, personLabel } from '../types/people.types';
import { PersonCreateDialogComponent } from './person-create.dialog';
import { PersonEditDialogComponent, PersonEditDialogData } from './person-edit.dialog';
import { PersonValueComponent } from './person-value.component';
import { PersonViewDialogComponent, PersonViewDialogData } from './person-view.dialog';
import { PersonColumn, PERSON_COLUMNS, PERSON_FILTERS } from './people-columns';
import { PeopleFiltersComponent } from './people-filters.component';

const DIALOG = {
  width: '640px',
  maxWidth: 'calc(100vw - 32px)',
  autoFocus: 'first-tabbable',
} as const;

@Component({
  selector: 'app-people-list',
  imports: [
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
    PeopleFiltersComponent,
    PersonValueComponent,
    SkeletonRowsComponent,
    StaleBannerComponent,
    SyncStatusComponent,
  ],
  templateUrl: './people-list.component.html',
})
export class PeopleListComponent implements OnDestroy {
  private readonly peopleService = inject(PersonService);
  protected readonly personStateManager = inject(PersonStateManager);
  private readonly authService = inject(AuthService);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly confirm = inject(ConfirmService);
  /** Since when the connection is gone; null while it stands. */
  protected readonly lostSince = inject(WebSocketService).lostSince;

  protected readonly canCreate = computed(() => this.authService.can('people.create'));
  protected readonly canUpdate = computed(() => this.authService.can('people.update'));
  protected readonly canDelete = computed(() => this.authService.can('people.delete'));

  /** Page, sort, search and filters, kept in the URL. */
  protected readonly list = listState({
    sort: '',
    filters: PERSON_FILTERS.map(({ name }) => name),
  });
  protected readonly showsFilters = signal(this.list.filterCount() > 0);
  protected readonly columns = PERSON_COLUMNS;
  protected readonly choice = columnChoice('people', PERSON_COLUMNS);
  protected readonly displayedColumns = computed(() => [
    ...(this.canDelete() ? ['_select'] : []),
    ...this.choice.visible().map(({ key }) => key),
    '_actions',
  ]);

  private readonly page = computed(() =>
    localPage(this.personStateManager.localState(), this.list.query(), PERSON_FILTERS, ['name']),
  );
  protected readonly rows = computed(() => this.page().rows);
  protected readonly total = computed(() => this.page().total);
  protected readonly isLoading = this.personStateManager.isLoading;
  protected readonly loadError = this.personStateManager.loadError;
  protected readonly status = this.personStateManager.status;
  protected readonly hasRows = this.personStateManager.isLoaded;

  protected readonly whyNotLoaded = computed(() =>
    apiErrorMessage(this.loadError(), 'Check your connection and try again.'),
  );
  protected readonly isEmpty = computed(() => this.hasRows() && this.total() === 0);
  protected readonly labelOf = personLabel;
  protected readonly entityId = entityId;

  private readonly selectedIds = signal<ReadonlySet<string>>(new Set());
  /** Chosen rows of this page. */
  protected readonly selected = computed(() =>
    this.rows().filter((row) => this.selectedIds().has(entityId(row))),
  );

  constructor() {
    void this.personStateManager.initialize();
    this.stayOnAPage();
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.dialog.closeAll();
  }

  protected counted(count: number): string {
    return count === 1 ? '1 person' : `${count.toLocaleString('en')} people`;
  }

  /** Gives a row of the table its type, which templates of the table do not know. */
  protected typed(row: Person): Person {
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
  protected onToggleColumn(event: Event, column: PersonColumn): void {
    event.stopPropagation();
    this.choice.toggle(column);
  }

  protected isSelected(row: Person): boolean {
    return this.selectedIds().has(entityId(row));
  }

  protected onSelect(rows: readonly Person[], isChosen: boolean): void {
    const ids = new Set(this.selectedIds());
    rows.forEach((row) => (isChosen ? ids.add(entityId(row)) : ids.delete(entityId(row))));
    this.selectedIds.set(ids);
  }

  /** Opens a row, unless the click was meant for something in it. */
  protected onRowClick(event: Event, row: Person): void {
    if (!(event.target as Element).closest('button, a, input, mat-checkbox')) {
      void this.onViewPerson(row);
    }
  }

  protected async onCreatePerson(): Promise<void> {
    const dialog = this.dialog.open(PersonCreateDialogComponent, DIALOG);
    await firstValueFrom(dialog.afterClosed());
  }

  protected async onViewPerson(row: Person): Promise<void> {
    const dialog = this.dialog.open<PersonViewDialogComponent, PersonViewDialogData, 'edit'>(
      PersonViewDialogComponent,
      {
        ...DIALOG,
        data: { person: row, canEdit: this.canUpdate() },
      },
    );
    if ((await firstValueFrom(dialog.afterClosed())) === 'edit') {
      await this.onEditPerson(row);
    }
  }

  protected async onEditPerson(row: Person): Promise<void> {
    const data: PersonEditDialogData = { person: row };
    const dialog = this.dialog.open(PersonEditDialogComponent, { ...DIALOG, data });
    await firstValueFrom(dialog.afterClosed());
  }

  protected async onDeletePerson(row: Person): Promise<void> {
    if (!(await this.confirm.confirmDelete(personLabel(row)))) {
      return;
    }
    try {
      await this.personStateManager.optimisticDelete(entityId(row), row);
      this.snackBar.open('Person deleted', 'Close', { duration: 3000 });
    } catch (error) {
      this.refused(error, 'the server refused it');
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    const ids = this.selected().map(entityId);
    if (!(await this.confirm.confirmDelete(this.counted(ids.length)))) {
      return;
    }
    try {
      const deleted = await this.peopleService.bulkDelete(ids);
      this.personStateManager.confirmDeleted(deleted.ids);
      this.selectedIds.set(new Set());
      this.snackBar.open(`${this.counted(deleted.count)} deleted`, 'Close', { duration: 3000 });
    } catch (error) {
      this.refused(error, 'the server refused it');
    }
  }

  /** A write to the row waits for the server. */
  protected isPending(row: Person): boolean {
    return this.personStateManager.isPending(entityId(row));
  }

  protected reload(): void {
    this.personStateManager.refresh().catch((error: unknown) => {
      const why = apiErrorMessage(error, 'the server did not answer');
      this.snackBar.open(`Not reloaded: ${why}`, 'Close', { duration: 10_000 });
    });
  }

  /** A page that is no more, say after its last row was deleted, gives way to the last that is. */
  private stayOnAPage(): void {
    effect(() => {
      const last = Math.max(1, Math.ceil(this.total() / this.list.limit()));
      if (this.hasRows() && !this.isLoading() && this.list.page() > last) {
        this.list.page.set(last);
      }
    });
  }

  private refused(error: unknown, fallback: string): void {
    this.snackBar.open(`Not deleted: ${apiErrorMessage(error, fallback)}`, 'Close', {
      duration: 10_000,
    });
  }
}
