import { Injectable, inject } from '@angular/core';
import { BaseRealtimeStateManager } from '@shared/business/services/base-realtime-state-manager';
import { CreateLogLine, LogLine } from '../types/log-lines.types';
import { LogLineService } from './log-lines.service';

/**
 * The connection for log lines. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class LogLineStateManager extends BaseRealtimeStateManager<LogLine, CreateLogLine, never> {
  private readonly logLinesService = inject(LogLineService);

  constructor() {
    super({
      feature: 'log-lines',
      entity: 'log-line',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  protected override fetchFromServer(): Promise<LogLine[]> {
    return this.fetchAllPages((page) => this.logLinesService.list(page));
  }

  protected override serverCreate(values: CreateLogLine): Promise<LogLine> {
    return this.logLinesService.create(values);
  }

  protected override serverUpdate(): Promise<LogLine> {
    return Promise.reject(new Error('The table has no key: its rows cannot be changed.'));
  }

  protected override serverDelete(): Promise<void> {
    return Promise.reject(new Error('The table has no key: its rows cannot be deleted.'));
  }

  /** Without a key a row is told from others by all that it holds. */
  protected override extractEntityId(row: LogLine): string {
    return JSON.stringify(row);
  }
}
