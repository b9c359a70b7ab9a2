import { signal } from '@angular/core';
import { EventWithMeta, WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import {
  Observable,
  Subject,
  Subscription,
  filter,
  firstValueFrom,
  map,
  merge,
  race,
  timer,
} from 'rxjs';
import { EventInbox } from './event-inbox';
import { CrudEvent, RealtimeStateConfig } from './realtime-state.types';

export type Action = 'created' | 'updated' | 'deleted' | 'bulk-deleted';

/** An event that changes rows, with its action. */
export interface Incoming<T> extends EventWithMeta<CrudEvent<T>> {
  action: Action;
}

/** What a feed tells. */
export interface FeedListener<T> {
  onEvents(batch: Incoming<T>[]): void;
  /** All rows have to be read (again). */
  onRead(): Promise<void>;
}

const ACTIONS: readonly Action[] = ['created', 'updated', 'deleted', 'bulk-deleted'];
const LIVE_TIMEOUT_MS = 1_500;
const RETRY_DELAY_MS = 5_000;
const MAX_RETRY_DELAY_MS = 60_000;

/** The events of one feature: listens first, has the rows read then, and once more when events were lost. */
export class LiveFeed<T> {
  private readonly inbox: EventInbox<Incoming<T>>;
  private subscription: Subscription | null = null;
  private readonly starting = signal(false);
  private readonly missed = signal(false);
  private readonly hints = new Subject<void>();
  private retries = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  readonly isStarting = this.starting.asReadonly();
  /** Events were lost since the rows were read, or they never were. */
  readonly hasMissed = this.missed.asReadonly();
  /** An import has ended: many rows may be new. */
  readonly imported: Observable<void>;

  constructor(
    private readonly wsService: WebSocketService,
    private readonly config: RealtimeStateConfig,
    private readonly listener: FeedListener<T>,
  ) {
    this.inbox = new EventInbox(config.debounceMs, (batch) => listener.onEvents(batch));
    this.imported = wsService
      .listen(`${config.feature}:import-completed`)
      .pipe(map(() => undefined));
  }

  async start(token: string | null): Promise<void> {
    const { feature, hisMode } = this.config;
    const subscription = new Subscription();
    this.subscription = subscription;
    if (token !== null) {
      this.wsService.connect(token);
    }
    if (hisMode) {
      this.wsService.subscribe({ features: [feature] });
      return;
    }
    this.starting.set(true);
    this.listen(subscription);
    const live = this.untilLive(token !== null);
    this.wsService.subscribe({ features: [feature] });
    await live;
    if (this.subscription === subscription) {
      this.followLosses(subscription);
      await this.readMissed();
    }
    if (this.subscription === subscription) {
      this.starting.set(false);
    }
  }

  /** Applies the events that wait for the end of a burst. */
  flush(): void {
    this.inbox.flush();
  }

  /** Has the rows read soon, once for many calls. */
  readSoon(): void {
    this.hints.next();
  }

  /** Has the rows read once more, unless there is a page that does so itself. */
  readAgain(): void {
    if (this.subscription && !this.config.hisMode) {
      void this.readMissed();
    }
  }

  /** The rows were read after the last loss. */
  catchUp(): void {
    this.missed.set(false);
    this.retries = 0;
  }

  stop(): void {
    this.subscription?.unsubscribe();
    this.subscription = null;
    clearTimeout(this.retryTimer);
    this.inbox.clear();
    this.starting.set(false);
    this.catchUp();
  }

  private listen(subscription: Subscription): void {
    for (const action of ACTIONS) {
      subscription.add(
        this.wsService
          .listenWithMeta<CrudEvent<T>>(`${this.config.feature}:${action}`)
          .subscribe((message) => this.inbox.receive({ ...message, action })),
      );
    }
  }

  private followLosses(subscription: Subscription): void {
    const lost = this.wsService
      .synced(this.config.feature)
      .pipe(filter(({ resync }) => resync || this.missed()))
      .subscribe(() => void this.readMissed());
    const hinted = merge(this.imported, this.hints)
      .pipe(coalesced())
      .subscribe(() => void this.readMissed());
    subscription.add(lost);
    subscription.add(hinted);
  }

  /** Has the rows read, and again later as long as they do not come. */
  private async readMissed(): Promise<void> {
    const { subscription } = this;
    clearTimeout(this.retryTimer);
    this.missed.set(true);
    await this.listener.onRead().catch(() => undefined);
    if (this.missed() && this.subscription === subscription) {
      const delay = Math.min(RETRY_DELAY_MS * 2 ** this.retries, MAX_RETRY_DELAY_MS);
      this.retries += 1;
      clearTimeout(this.retryTimer);
      this.retryTimer = setTimeout(() => this.missed() && void this.readMissed(), delay);
    }
  }

  private async untilLive(isConnecting: boolean): Promise<void> {
    const { feature } = this.config;
    if (isConnecting && !this.wsService.isLive(feature)) {
      await firstValueFrom(race(this.wsService.synced(feature), timer(LIVE_TIMEOUT_MS)));
    }
  }
}
