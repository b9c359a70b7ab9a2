import { Signal, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { EventWithMeta, WebSocketService } from '@core/services/websocket.service';
import { CrudEvent } from '@shared/business/services/realtime-state.types';
import { isOwnOpId } from '@shared/http/op-id';
import { auditTime, delay, filter, map, merge, tap } from 'rxjs';

/** What may be new. */
export interface Changes {
  count: number;
  /** Events were lost, so there may be more. */
  isUncertain: boolean;
}

/** How many changes, and how many losses of events. */
interface Heard {
  changes: number;
  losses: number;
}

/** A list that follows events has read the page again by then, and nothing has to be said. */
const PATIENCE_MS = 1_500;
const BURST_MS = 500;

/**
 * Counts what others have changed since a page was read, so that it can be said without showing anything that the
 * server did not answer. Needs an injection context.
 */
export class ChangesByOthers {
  /** Since the page was opened: all of them, those that are due, and those that were before the last answer. */
  private heard: Heard = { changes: 0, losses: 0 };
  private due = this.heard;
  private known = this.heard;
  private readonly news = signal<Changes>({ count: 0, isUncertain: false });

  readonly since: Signal<Changes> = this.news.asReadonly();

  /**
   * `onLive` reads the page again: what happened before the connection stood was not heard. With `id` only what happens to
   * that record counts.
   */
  constructor(feature: string, onLive: () => void, id?: () => string) {
    const socket = inject(WebSocketService);
    let isLive = socket.isLive(feature);
    const changes = ['created', 'updated', 'deleted', 'bulk-deleted'].map((action) =>
      socket.listenWithMeta<CrudEvent<unknown>>(`${feature}:${action}`).pipe(
        filter(({ meta }) => !isOwnOpId(meta?.opId)),
        map((message) => (id ? Number(isOf(id(), message)) : (message.event.ids?.length ?? 1))),
        filter((count) => count > 0),
        map((count): Heard => ({ changes: count, losses: 0 })),
      ),
    );
    const losses = socket.synced(feature).pipe(
      filter(({ resync }) => {
        const isFirst = !isLive;
        isLive = true;
        if (isFirst) {
          onLive();
        }
        return resync && !isFirst;
      }),
      map((): Heard => ({ changes: 0, losses: 1 })),
    );
    merge(...changes, losses)
      .pipe(
        tap((more) => (this.heard = sum(this.heard, more))),
        delay(PATIENCE_MS),
        tap((more) => (this.due = sum(this.due, more))),
        auditTime(BURST_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.tell());
  }

  /** A page is asked for: call what this returns when it has come. */
  begin(): () => void {
    const { heard } = this;
    return () => {
      this.known = heard;
      this.tell();
    };
  }

  private tell(): void {
    this.news.set({
      count: Math.max(0, this.due.changes - this.known.changes),
      isUncertain: this.due.losses > this.known.losses,
    });
  }
}

/** Whether an event tells of a record. */
function isOf(id: string, { event, meta }: EventWithMeta<CrudEvent<unknown>>): boolean {
  return [...(event.ids ?? [event.id]), meta?.entityId].map(String).includes(id);
}

function sum(a: Heard, b: Heard): Heard {
  return { changes: a.changes + b.changes, losses: a.losses + b.losses };
}
