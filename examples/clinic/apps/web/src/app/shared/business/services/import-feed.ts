import { signal } from '@angular/core';
import { WebSocketService } from '@core/services/websocket.service';
import { ImportCompletedEvent, ImportProgressEvent } from '@shared/import/import.types';
import { isOver } from '@shared/import/job-progress';
import { Subscription } from 'rxjs';

/** What events tell of running imports of one feature. */
export class ImportFeed {
  private readonly known = signal<readonly ImportProgressEvent[]>([]);
  private subscription: Subscription | null = null;

  /** The last event of each import that runs. */
  readonly running = this.known.asReadonly();

  constructor(
    private readonly wsService: WebSocketService,
    private readonly feature: string,
  ) {}

  start(): void {
    this.subscription = this.wsService
      .listen<ImportProgressEvent>(`${this.feature}:import-progress`)
      .subscribe((event) => this.take(event));
    const completed = this.wsService
      .listen<ImportCompletedEvent>(`${this.feature}:import-completed`)
      .subscribe(({ jobId }) => this.drop(jobId));
    this.subscription.add(completed);
  }

  stop(): void {
    this.subscription?.unsubscribe();
    this.forget();
  }

  forget(): void {
    this.known.set([]);
  }

  /** Each import keeps its place, and never shows less than before. */
  private take(event: ImportProgressEvent): void {
    if (isOver(event)) {
      this.drop(event.jobId);
      return;
    }
    const isSame = ({ jobId }: ImportProgressEvent): boolean => jobId === event.jobId;
    this.known.update((known) =>
      known.some(isSame)
        ? known.map((one) => (isSame(one) && one.progress <= event.progress ? event : one))
        : [...known, event],
    );
  }

  private drop(ended: string): void {
    this.known.update((known) => known.filter(({ jobId }) => jobId !== ended));
  }
}
