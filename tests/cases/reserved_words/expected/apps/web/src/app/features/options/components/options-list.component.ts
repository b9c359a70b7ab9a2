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
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
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
import { PaginatedResponse } from '@shared/http/api.types';
import { coalesced } from '@shared/list/coalesced';
import { columnChoice } from '@shared/list/column-choice';
import { listState } from '@shared/list/list-state';
import { ConfirmService } from '@shared/ui/confirm.service';
import { PageHeaderComponent } from '@shared/ui/page-header';
import {
  EmptyStateComponent,
  ErrorStateComponent,
  SkeletonRowsComponent,
  StaleBannerComponent,
} from '@shared/ui/states';
import { firstValueFrom, tap } from 'rxjs';
import { OptionEntityStateManager } from '../services/options-state-manager.service';
import { OptionEntityService } from '../services/options.service';
import { OptionEntity, entityId, optionEntityLabel } from '../types/options.types';
import { OptionEntityCreateDialogComponent } from './option-entity-create.dialog';
import {
  OptionEntityEditDialogComponent,
  OptionEntityEditDialogData,
} from './option-entity-edit.dialog';
import { OptionEntityValueComponent } from './option-entity-value.component';
import {
  OptionEntityViewDialogComponent,
  OptionEntityViewDialogData,
} from './option-entity-view.dialog';
import { OptionEntityColumn, OPTION_ENTITY_COLUMNS } from './options-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

const DIALOG = {
  width: '640px',
  maxWidth: 'calc(100vw - 32px)',
  autoFocus: 'first-tabbable',
} as const;

@Component({
  selector: 'app-options-list',
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
    OptionEntityValueComponent,
    SkeletonRowsComponent,
    StaleBannerComponent,
  ],
  templateUrl: './options-list.component.html',
})
export class OptionsListComponent implements OnDestroy {
  private readonly optionsService = inject(OptionEntityService);
  protected readonly optionEntityStateManager = inject(OptionEntityStateManager);
  private readonly authService = inject(AuthService);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly confirm = inject(ConfirmService);
  /** Since when the connection is gone; null while it stands. */
  protected readonly lostSince = inject(WebSocketService).lostSince;

  protected readonly canCreate = computed(() => this.authService.can('options.create'));
  protected readonly canUpdate = computed(() => this.authService.can('options.update'));
  protected readonly canDelete = computed(() => this.authService.can('options.delete'));

  /** Page, sort, search and filters, kept in the URL. */
  protected readonly list = listState({ sort: '' });
  protected readonly columns = OPTION_ENTITY_COLUMNS;
  protected readonly choice = columnChoice('options', OPTION_ENTITY_COLUMNS);
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
      this.optionsService.list(params.query).pipe(tap(() => this.asOf.set(new Date()))),
  });
  /** The last page that came: its rows stay while the next one loads. */
  private readonly answer = linkedSignal<
    PaginatedResponse<OptionEntity> | undefined,
    PaginatedResponse<OptionEntity> | undefined
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
  protected readonly labelOf = optionEntityLabel;
  protected readonly entityId = entityId;

  private readonly selectedIds = signal<ReadonlySet<string>>(new Set());
  /** Chosen rows of this page. */
  protected readonly selected = computed(() =>
    this.rows().filter((row) => this.selectedIds().has(entityId(row))),
  );

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.optionEntityStateManager.initialize();
    this.stayOnAPage();
    this.optionEntityStateManager.imported
      .pipe(coalesced(), takeUntilDestroyed())
      .subscribe(() => this.reload());
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['options'] });
      this.setupCrudEventListeners();
    }
    crud-gen:realtime */
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.dialog.closeAll();
    /* crud-gen:realtime
    this.destroy$.next();
    this.destroy$.complete();
    crud-gen:realtime */
  }

  protected counted(count: number): string {
    return count === 1 ? '1 option entity' : `${count.toLocaleString('en')} options`;
  }

  /** Gives a row of the table its type, which templates of the table do not know. */
  protected typed(row: OptionEntity): OptionEntity {
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
  protected onToggleColumn(event: Event, column: OptionEntityColumn): void {
    event.stopPropagation();
    this.choice.toggle(column);
  }

  protected isSelected(row: OptionEntity): boolean {
    return this.selectedIds().has(entityId(row));
  }

  protected onSelect(rows: readonly OptionEntity[], isChosen: boolean): void {
    const ids = new Set(this.selectedIds());
    rows.forEach((row) => (isChosen ? ids.add(entityId(row)) : ids.delete(entityId(row))));
    this.selectedIds.set(ids);
  }

  /** Opens a row, unless the click was meant for something in it. */
  protected onRowClick(event: Event, row: OptionEntity): void {
    if (!(event.target as Element).closest('button, a, input, mat-checkbox')) {
      void this.onViewOptionEntity(row);
    }
  }

  protected async onCreateOptionEntity(): Promise<void> {
    const dialog = this.dialog.open(OptionEntityCreateDialogComponent, DIALOG);
    if (await firstValueFrom(dialog.afterClosed())) {
      this.reload();
    }
  }

  protected async onViewOptionEntity(row: OptionEntity): Promise<void> {
    const dialog = this.dialog.open<
      OptionEntityViewDialogComponent,
      OptionEntityViewDialogData,
      'edit'
    >(OptionEntityViewDialogComponent, {
      ...DIALOG,
      data: { optionEntity: row, canEdit: this.canUpdate() },
    });
    if ((await firstValueFrom(dialog.afterClosed())) === 'edit') {
      await this.onEditOptionEntity(row);
    }
  }

  protected async onEditOptionEntity(row: OptionEntity): Promise<void> {
    const data: OptionEntityEditDialogData = { optionEntity: row };
    const dialog = this.dialog.open(OptionEntityEditDialogComponent, { ...DIALOG, data });
    await firstValueFrom(dialog.afterClosed());
    this.reload();
  }

  protected async onDeleteOptionEntity(row: OptionEntity): Promise<void> {
    if (!(await this.confirm.confirmDelete(optionEntityLabel(row)))) {
      return;
    }
    try {
      await this.optionsService.delete(entityId(row), row.version);
      this.snackBar.open('Option entity deleted', 'Close', { duration: 3000 });
    } catch (error) {
      this.refused(error, 'The option entity could not be deleted.');
    }
    this.reload();
  }

  protected async onDeleteSelected(): Promise<void> {
    const ids = this.selected().map(entityId);
    if (!(await this.confirm.confirmDelete(this.counted(ids.length)))) {
      return;
    }
    try {
      const { count } = await this.optionsService.bulkDelete(ids);
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

  /* crud-gen:realtime
  // A burst of events reads the page once, and so do events that were lost.
  private setupCrudEventListeners(): void {
    const events = ['created', 'updated', 'deleted', 'bulk-deleted'].map((action) =>
      this.wsService.subscribeToEvent('options', 'option-entity', action),
    );
    const losses = this.wsService.synced('options').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
