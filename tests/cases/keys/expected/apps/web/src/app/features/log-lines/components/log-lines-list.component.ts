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
import { requestOf } from '@shared/list/list-filters';
import { listState } from '@shared/list/list-state';
import { PageHeaderComponent } from '@shared/ui/page-header';
import {
  EmptyStateComponent,
  ErrorStateComponent,
  SkeletonRowsComponent,
  StaleBannerComponent,
} from '@shared/ui/states';
import { firstValueFrom, tap } from 'rxjs';
import { LogLineStateManager } from '../services/log-lines-state-manager.service';
import { LogLineService } from '../services/log-lines.service';
import { LogLine, logLineLabel } from '../types/log-lines.types';
import { LogLineCreateDialogComponent } from './log-line-create.dialog';
import { LogLineValueComponent } from './log-line-value.component';
import { LogLineViewDialogComponent, LogLineViewDialogData } from './log-line-view.dialog';
import { LogLineColumn, LOG_LINE_COLUMNS, LOG_LINE_FILTERS } from './log-lines-columns';
import { LogLinesFiltersComponent } from './log-lines-filters.component';
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
  selector: 'app-log-lines-list',
  imports: [
    DatePipe,
    EmptyStateComponent,
    ErrorStateComponent,
    MatButtonModule,
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
    LogLinesFiltersComponent,
    LogLineValueComponent,
    SkeletonRowsComponent,
    StaleBannerComponent,
  ],
  templateUrl: './log-lines-list.component.html',
})
export class LogLinesListComponent implements OnDestroy {
  private readonly logLinesService = inject(LogLineService);
  protected readonly logLineStateManager = inject(LogLineStateManager);
  private readonly authService = inject(AuthService);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  /** Since when the connection is gone; null while it stands. */
  protected readonly lostSince = inject(WebSocketService).lostSince;

  protected readonly canCreate = computed(() => this.authService.can('log-lines.create'));

  /** Page, sort, search and filters, kept in the URL. */
  protected readonly list = listState({
    sort: '',
    filters: LOG_LINE_FILTERS.map(({ name }) => name),
  });
  protected readonly showsFilters = signal(this.list.filterCount() > 0);
  protected readonly columns = LOG_LINE_COLUMNS;
  protected readonly choice = columnChoice('log-lines', LOG_LINE_COLUMNS);
  protected readonly displayedColumns = computed(() => [
    ...this.choice.visible().map(({ key }) => key),
  ]);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** A new request cancels the one before it, so a slow answer never overwrites a newer one. */
  private readonly page = rxResource({
    params: () => ({ query: this.list.query(), reload: this.reloadTrigger() }),
    stream: ({ params }) =>
      this.logLinesService
        .list(requestOf(params.query, LOG_LINE_FILTERS))
        .pipe(tap(() => this.asOf.set(new Date()))),
  });
  /** The last page that came: its rows stay while the next one loads. */
  private readonly answer = linkedSignal<
    PaginatedResponse<LogLine> | undefined,
    PaginatedResponse<LogLine> | undefined
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
  protected readonly labelOf = logLineLabel;

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.logLineStateManager.initialize();
    this.stayOnAPage();
    this.logLineStateManager.imported
      .pipe(coalesced(), takeUntilDestroyed())
      .subscribe(() => this.reload());
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['log-lines'] });
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
    return count === 1 ? '1 log line' : `${count.toLocaleString('en')} log lines`;
  }

  /** Gives a row of the table its type, which templates of the table do not know. */
  protected typed(row: LogLine): LogLine {
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
  protected onToggleColumn(event: Event, column: LogLineColumn): void {
    event.stopPropagation();
    this.choice.toggle(column);
  }

  /** Opens a row, unless the click was meant for something in it. */
  protected onRowClick(event: Event, row: LogLine): void {
    if (!(event.target as Element).closest('button, a, input, mat-checkbox')) {
      void this.onViewLogLine(row);
    }
  }

  protected async onCreateLogLine(): Promise<void> {
    const dialog = this.dialog.open(LogLineCreateDialogComponent, DIALOG);
    if (await firstValueFrom(dialog.afterClosed())) {
      this.reload();
    }
  }

  protected async onViewLogLine(row: LogLine): Promise<void> {
    const dialog = this.dialog.open<LogLineViewDialogComponent, LogLineViewDialogData, 'edit'>(
      LogLineViewDialogComponent,
      {
        ...DIALOG,
        data: { logLine: row, canEdit: false },
      },
    );
    await firstValueFrom(dialog.afterClosed());
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
      this.wsService.subscribeToEvent('log-lines', 'log-line', action),
    );
    const losses = this.wsService.synced('log-lines').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
