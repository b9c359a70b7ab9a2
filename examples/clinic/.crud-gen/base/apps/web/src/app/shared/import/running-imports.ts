import { DestroyRef, Signal, computed, effect, inject, signal, untracked } from '@angular/core';
import { Observable, Subject, Subscription, map } from 'rxjs';
import { BaseImportService } from './base-import.service';
import { ImportJob, ImportProgressEvent } from './import.types';
import { afterAnswer, afterEvent, isRunning } from './job-progress';

const POLL_MS = 3_000;
const SLOW_POLL_MS = 10_000;
const RECENT = 20;

export interface RunningImportsOptions {
  /** The user may import. */
  isAllowed: Signal<boolean>;
  /** What events tell of running imports; without them the server is asked more often. */
  events?: Signal<readonly ImportProgressEvent[]>;
}

/** The imports of a resource that run now, of this user and of others: what a list shows of them. */
export class RunningImports {
  private readonly known = signal<readonly ImportJob[]>([]);
  private readonly over = new Subject<void>();
  private request: Subscription | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly jobs: Signal<readonly ImportJob[]> = computed(() => {
    const events = this.options.events?.() ?? [];
    return this.known().map((job) => {
      const event = events.find(({ jobId }) => jobId === job.jobId);
      return event ? afterEvent(job, event) : job;
    });
  });
  /** One of them has come to its end. */
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
    // At the start, and whenever events tell of another import or of one less.
    effect(() => {
      told();
      if (options.isAllowed()) {
        untracked(() => this.refresh());
      }
    });
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Asks the server, and again as long as there are some. */
  refresh(): void {
    this.stop();
    this.request = this.service
      .jobs(1, RECENT)
      .pipe(map(({ data }) => data.filter(isRunning)))
      .subscribe({
        next: (running) => this.take(running),
        error: () => this.askLater(),
      });
  }

  private take(running: ImportJob[]): void {
    const before = this.known();
    this.known.set(
      running.map((job) => {
        const earlier = before.find(({ jobId }) => jobId === job.jobId);
        return earlier ? afterAnswer(earlier, job) : job;
      }),
    );
    if (before.some(({ jobId }) => !running.some((job) => job.jobId === jobId))) {
      this.over.next();
    }
    this.askLater();
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
