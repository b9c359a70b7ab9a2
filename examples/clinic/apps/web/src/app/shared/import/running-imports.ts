import { DestroyRef, Signal, computed, effect, inject, signal, untracked } from '@angular/core';
import { Observable, Subject, Subscription } from 'rxjs';
import { BaseImportService } from './base-import.service';
import { ImportJob, ImportProgressEvent } from './import.types';
import { afterAnswer, afterEvent, isOver, isRunning } from './job-progress';

const POLL_MS = 3_000;
const SLOW_POLL_MS = 10_000;
const RECENT = 20;

export interface RunningImportsOptions {
  /** The user may import. */
  isAllowed: Signal<boolean>;
  /** What events tell of running imports; without them the server is asked more often. */
  events?: Signal<readonly ImportProgressEvent[]>;
  /** Events come; what was told before they did is asked for. */
  isConnected?: Signal<boolean>;
}

/** The imports of a resource that run now and that the user may see: what a list shows of them. */
export class RunningImports {
  private readonly known = signal<readonly ImportJob[]>([]);
  private readonly over = new Subject<void>();
  /** The imports that were over when the server was asked last. */
  private settled: ReadonlySet<string> | null = null;
  private request: Subscription | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly jobs: Signal<readonly ImportJob[]> = computed(() => {
    const events = this.options.events?.() ?? [];
    return this.known().map((job) => {
      const event = events.find(({ jobId }) => jobId === job.jobId);
      return event ? afterEvent(job, event) : job;
    });
  });
  /** An import has come to its end, seen or not. */
  readonly ended: Observable<void> = this.over.asObservable();

  constructor(
    private readonly service: BaseImportService,
    private readonly options: RunningImportsOptions,
  ) {
    const told = computed(
      () =>
        options
          .events?.()
          .map(({ jobId }) => jobId)
          .join() ?? '',
    );
    // At the start, with each new connection, and whenever events tell of another import or of one less.
    effect(() => {
      told();
      options.isConnected?.();
      if (options.isAllowed()) {
        untracked(() => this.refresh());
      }
    });
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Asks the server, and again as long as there are some. */
  refresh(): void {
    this.stop();
    this.request = this.service.jobs(1, RECENT).subscribe({
      next: ({ data }) => this.take(data),
      error: () => this.askLater(),
    });
  }

  private take(jobs: readonly ImportJob[]): void {
    const before = this.known();
    const running = jobs.filter(isRunning).map((job) => {
      const earlier = before.find(({ jobId }) => jobId === job.jobId);
      return earlier ? afterAnswer(earlier, job) : job;
    });
    this.known.set(running);
    this.settle(jobs.filter(isOver).map(({ jobId }) => jobId));
    this.askLater();
  }

  private settle(ended: readonly string[]): void {
    const before = this.settled;
    this.settled = new Set(ended);
    if (before && ended.some((jobId) => !before.has(jobId))) {
      this.over.next();
    }
  }

  private askLater(): void {
    if (this.known().length > 0) {
      const pause = this.options.events ? SLOW_POLL_MS : POLL_MS;
      this.timer = setTimeout(() => this.refresh(), pause);
    }
  }

  private stop(): void {
    this.request?.unsubscribe();
    clearTimeout(this.timer);
  }
}
