import { WebSocketService } from '@core/services/websocket.service';
import { LocalError, conflictRow, errorStatus } from '@shared/http/api-error';
import { Subject, firstValueFrom, fromEvent, merge, take, takeUntil, timer } from 'rxjs';
import { sameValue } from './conflict';
import { Operation } from './pending-operations';
import { RealtimeStateConfig } from './realtime-state.types';

const RETRY_DELAY_MS = 500;
const OFFLINE_RETRY_MS = 15_000;
/** What says nothing about whether the write took effect. */
const UNANSWERED = [0, 502, 503, 504];

/** Sends a write until there is an answer; one that got none goes again under its own key, so it takes effect once. */
export class WriteSender<T extends object> {
  /** Writes that were confirmed by their event before their answer came; null for deletes. */
  private readonly echoes = new Map<string, T | null>();
  private readonly over = new Subject<void>();
  private session = 0;

  constructor(
    private readonly wsService: WebSocketService,
    private readonly config: RealtimeStateConfig,
  ) {}

  async send<R extends T | void>(operation: Operation<T>, request: () => Promise<R>): Promise<R> {
    const { session } = this;
    try {
      for (let attempt = 0; ; attempt += 1) {
        this.check(operation, session);
        try {
          return await request();
        } catch (error) {
          const outcome = this.hiddenOutcome(error, operation, attempt > 0);
          if (outcome !== undefined) {
            return outcome as R;
          }
          if (this.session !== session || !UNANSWERED.includes(errorStatus(error) ?? -1)) {
            throw error;
          }
          await this.untilWorthAnother(attempt, error);
        }
      }
    } finally {
      this.echoes.delete(operation.opId);
    }
  }

  /** The event of a write has come: whatever happens to its answer, this is its outcome. */
  confirm({ opId }: Operation<T>, row: T | null): void {
    this.echoes.set(opId, row);
  }

  /** Nothing that waits is sent any more. */
  stop(): void {
    this.session += 1;
    this.over.next();
    this.echoes.clear();
  }

  private check(operation: Operation<T>, session: number): void {
    if (this.session !== session) {
      throw new LocalError($localize`You have been signed out.`);
    }
    if (operation.isOrphan) {
      throw new LocalError($localize`The record was not created.`);
    }
  }

  /** The outcome of a write whose own answer was lost; undefined when it was really refused. */
  private hiddenOutcome(
    error: unknown,
    operation: Operation<T>,
    isRepeated: boolean,
  ): T | null | undefined {
    const echo = this.echoes.get(operation.opId);
    if (echo !== undefined) {
      return echo;
    }
    if (operation.kind === 'delete' && errorStatus(error) === 404) {
      return null;
    }
    const theirs = conflictRow<T>(error);
    const isOurs = theirs && operation.kind === 'update' && contains(theirs, operation.changes);
    if (!isRepeated || !isOurs) {
      return undefined;
    }
    operation.isGuess = true;
    return theirs;
  }

  /** While the connection is gone a write waits for it; else it is tried a few times and given up. */
  private async untilWorthAnother(attempt: number, error: unknown): Promise<void> {
    if (!navigator.onLine || this.wsService.lostSince() !== null) {
      const back = merge(
        fromEvent(window, 'online'),
        this.wsService.synced(this.config.feature),
        timer(OFFLINE_RETRY_MS),
        this.over,
      );
      await firstValueFrom(back.pipe(take(1)));
    } else if (attempt < this.config.retryAttempts) {
      const pause = timer(RETRY_DELAY_MS * 2 ** attempt).pipe(takeUntil(this.over));
      await firstValueFrom(pause, { defaultValue: 0 });
    } else {
      throw error;
    }
  }
}

function contains<T extends object>(row: T, changes: Partial<T>): boolean {
  return (Object.keys(changes) as (keyof T)[]).every((key) => sameValue(row[key], changes[key]));
}
