import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { LOG_LINE_RECORD } from '../log-lines.record';
import { LogLineStateManager } from '../services/log-lines-state-manager.service';
import { LogLineService } from '../services/log-lines.service';
import { LogLine } from '../types/log-lines.types';
import { LogLineCreateDialogComponent } from './log-line-create.dialog';
import { LogLineViewDialogComponent, LogLineViewDialogData } from './log-line-view.dialog';
import { LOG_LINE_FILTERS } from './log-lines-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-log-lines-list',
  imports: [LIST_PAGE],
  templateUrl: './log-lines-list.component.html',
})
export class LogLinesListComponent implements OnDestroy {
  private readonly logLinesService = inject(LogLineService);
  protected readonly logLineStateManager = inject(LogLineStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<LogLine>({
    ...LOG_LINE_RECORD,
    filters: LOG_LINE_FILTERS,
    reload: this.reloadTrigger,
    read: (query) => this.logLinesService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.logLineStateManager.initialize();
    this.page.reloadOn(this.logLineStateManager.imported);
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
    this.page.close();
    /* crud-gen:realtime
    this.destroy$.next();
    this.destroy$.complete();
    crud-gen:realtime */
  }

  protected async onCreateLogLine(): Promise<void> {
    if (await this.page.open(LogLineCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewLogLine(row: LogLine): Promise<void> {
    const data: LogLineViewDialogData = { logLine: row, canEdit: this.page.canUpdate() };
    await this.page.open(LogLineViewDialogComponent, data);
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
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
