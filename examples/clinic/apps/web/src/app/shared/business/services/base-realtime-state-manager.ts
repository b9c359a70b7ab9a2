import { DestroyRef, Signal, computed, effect, inject, signal, untracked } from '@angular/core';
import { AuthService } from '@core/services/auth.service';
import { EventMeta, EventWithMeta, WebSocketService } from '@core/services/websocket.service';
import { conflictRow, errorStatus } from '@shared/http/api-error';
import { PaginatedResponse } from '@shared/http/api.types';
import { newOpId } from '@shared/http/op-id';
import {
  Subject,
  Subscription,
  firstValueFrom,
  fromEvent,
  merge,
  race,
  take,
  takeUntil,
  timer,
} from 'rxjs';
import { ConfirmedRows } from './confirmed-rows';
import {
  ConflictInfo,
  CrudEvent,
  RealtimeStateConfig,
  SyncStats,
  WriteContext,
} from './realtime-state.types';

export * from './realtime-state.types';

type Action = 'created' | 'updated' | 'deleted' | 'bulk-deleted';

interface Operation<T> extends WriteContext {
  kind: 'create' | 'update' | 'delete';
  /** The row's id; for a create without a key a local one, which `realIds` knows later. */
  id: string;
  changes: Partial<T>;
  base: T | undefined;
  at: number;
}

interface Incoming<T> extends EventWithMeta<CrudEvent<T>> {
  action: Action;
}

const ACTIONS: readonly Action[] = ['created', 'updated', 'deleted', 'bulk-deleted'];
const PAGE_SIZE = 100;
const MAX_PAGES = 200;
const MAX_READS = 3;
const MAX_PENDING = 100;
const LIVE_TIMEOUT_MS = 1_500;
const RETRY_DELAY_MS = 500;
const OFFLINE_RETRY_MS = 15_000;
const UNAVAILABLE = [0, 502, 503, 504];

/**
 * The rows of one feature, live: what the server has confirmed, and over it the pending writes of this user, replayed
 * in order. Undoing a refused write is to leave it out, so nothing else is lost with it.
 */
export abstract class BaseRealtimeStateManager<T extends object, C = Partial<T>, U = Partial<T>> {
  protected readonly wsService = inject(WebSocketService);
  private readonly auth = inject(AuthService);

  private readonly confirmed = new ConfirmedRows<T>(
    (row) => this.extractEntityId(row),
    (row) => this.extractEntityVersion(row),
  );
  private readonly operations = signal<readonly Operation<T>[]>([]);
  private readonly counts = signal<Omit<SyncStats, 'pending'>>(NO_COUNTS);
  private readonly loading = signal(false);
  private readonly failure = signal<unknown>(null);

  /** The last write of each row that waits or runs; the next one starts after it. */
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly realIds = new Map<string, string>();
  /** Writes that were confirmed by their event before their answer came; null for deletes. */
  private readonly echoes = new Map<string, T | null>();
  private readonly incoming: Incoming<T>[] = [];
  private flushTimer: ReturnType<typeof setTimeout> | undefined;
  private subscription: Subscription | null = null;
  private starting: Promise<void> | null = null;
  private readonly over = new Subject<void>();
  private session = 0;
  private reads = 0;

  readonly isConnected = this.wsService.isConnected;
  /** The first page of a list is on its way, or all of it once more. */
  readonly isLoading = this.loading.asReadonly();
  /** Why the rows could not be read; null when they could. */
  readonly loadError = this.failure.asReadonly();
  readonly syncStats: Signal<SyncStats> = computed(() => ({
    ...this.counts(),
    pending: this.operations().length,
  }));
  /** The ids of rows with a write that the server has not confirmed. */
  readonly pendingIds: Signal<ReadonlySet<string>> = computed(
    () => new Set(this.operations().map((operation) => this.realId(operation.id))),
  );
  readonly localState: Signal<T[]> = computed(() => this.replay());

  protected constructor(protected readonly config: RealtimeStateConfig) {
    const ended = this.auth.sessionEnded.subscribe(() => this.reset());
    inject(DestroyRef).onDestroy(() => {
      ended.unsubscribe();
      this.reset();
    });
    let wasConnected = false;
    effect(() => {
      const isConnected = this.isConnected();
      if (isConnected !== wasConnected) {
        wasConnected = isConnected;
        untracked(() => (isConnected ? this.onRealtimeConnected() : this.onRealtimeDisconnected()));
      }
    });
  }

  /** All rows. `fetchAllPages` helps. */
  protected abstract fetchFromServer(): Promise<T[]>;
  protected abstract serverCreate(data: C, context: WriteContext): Promise<T>;
  protected abstract serverUpdate(id: string, changes: U, context: WriteContext): Promise<T>;
  protected abstract serverDelete(id: string, context: WriteContext): Promise<void>;
  protected abstract extractEntityId(entity: T): string;

  /** The row's version, which grows with each change. */
  protected extractEntityVersion(entity: T): number | undefined {
    const { version } = entity as { version?: unknown };
    return typeof version === 'number' ? version : undefined;
  }

  /** How a new row looks until the server has answered. */
  protected toLocalEntity(data: C, localId: string): T {
    return { id: localId, ...data } as unknown as T;
  }

  /* eslint-disable @typescript-eslint/no-empty-function, @typescript-eslint/no-unused-vars -- hooks */
  protected onRealtimeConnected(): void {}
  protected onRealtimeDisconnected(): void {}
  /** Several rows were changed by events at once. */
  protected onBulkUpdate(_entities: T[]): void {}
  /** The rows were read, or events were applied. */
  protected onSyncComplete(): void {}
  /** A write came too late; it is undone already. */
  protected onConflictDetected(_conflict: ConflictInfo<T>): void {}
  /* eslint-enable @typescript-eslint/no-empty-function, @typescript-eslint/no-unused-vars */

  /** Listens first and reads then, so that no change falls between. Does nothing the second time. */
  initialize(): Promise<void> {
    this.starting ??= this.start();
    return this.starting;
  }

  /** Reads all rows again; what events and writes have said meanwhile stays. */
  async refresh(): Promise<void> {
    const { session } = this;
    this.reads += 1;
    const read = this.reads;
    const isCurrent = () => this.session === session && this.reads === read;
    this.flush();
    const at = this.confirmed.tick();
    this.loading.set(true);
    try {
      const rows = await this.fetchFromServer();
      if (isCurrent()) {
        this.confirmed.replace(rows, at);
        this.failure.set(null);
        this.count({ lastSyncAt: new Date().toISOString() });
        this.onSyncComplete();
      }
    } catch (error) {
      if (isCurrent()) {
        this.failure.set(error);
      }
      throw error;
    } finally {
      if (isCurrent()) {
        this.loading.set(false);
      }
    }
  }

  optimisticCreate(data: C): Promise<T> {
    const localEntity = this.toLocalEntity(data, `local-${newOpId()}`);
    const id = this.extractEntityId(localEntity);
    return this.enqueue('create', id, localEntity, (_id, context) =>
      this.serverCreate(data, context),
    );
  }

  optimisticUpdate(id: string, changes: U): Promise<T> {
    return this.enqueue('update', id, changes as Partial<T>, (realId, context) =>
      this.serverUpdate(realId, changes, context),
    );
  }

  async optimisticDelete(id: string): Promise<void> {
    await this.enqueue<void>('delete', id, {}, (realId, context) =>
      this.serverDelete(realId, context),
    );
  }

  /** Takes out rows that the server has deleted otherwise, say in bulk. */
  confirmDeleted(ids: string[]): void {
    this.confirmed.remove(ids, { at: this.confirmed.tick() });
  }

  isPending(id: string): boolean {
    return this.pendingIds().has(id);
  }

  /** Sends a change again over the version that the server has now, for `onConflictDetected`. */
  protected retryUpdate(id: string, changes: U): Promise<T> {
    return this.optimisticUpdate(id, changes);
  }

  /** Reads page after page, and once more when rows came or went meanwhile. */
  protected async fetchAllPages(
    load: (page: number, limit: number) => Promise<PaginatedResponse<T>>,
  ): Promise<T[]> {
    for (let attempt = 1; ; attempt += 1) {
      const rows = new Map<string, T>();
      let first: number | undefined;
      let last = 0;
      let pages = 1;
      for (let page = 1; page <= Math.min(pages, MAX_PAGES); page += 1) {
        const { data, pagination } = await load(page, PAGE_SIZE);
        data.forEach((row) => rows.set(this.extractEntityId(row), row));
        first ??= pagination.total;
        last = pagination.total;
        pages = pagination.totalPages;
      }
      if (first === last || attempt === MAX_READS) {
        return [...rows.values()];
      }
    }
  }

  // Writes

  private enqueue<R extends T | void>(
    kind: Operation<T>['kind'],
    id: string,
    changes: Partial<T>,
    send: (id: string, context: WriteContext) => Promise<R>,
  ): Promise<R> {
    if (this.operations().length >= MAX_PENDING) {
      return Promise.reject(new Error('Too many changes are waiting for the server.'));
    }
    const key = this.realId(id);
    const operation: Operation<T> = {
      opId: newOpId(),
      kind,
      id,
      changes,
      version: this.confirmed.version(key),
      base: this.confirmed.get(key),
      at: this.confirmed.tick(),
    };
    this.operations.update((operations) => [...operations, operation]);
    const before = this.queues.get(key);
    const result = before
      ? before.then(() => this.execute(operation, send))
      : this.execute(operation, send);
    const done = result
      .catch(() => undefined)
      .then(() => {
        if (this.queues.get(key) === done) {
          this.queues.delete(key);
        }
      });
    this.queues.set(key, done);
    return result;
  }

  private async execute<R extends T | void>(
    operation: Operation<T>,
    send: (id: string, context: WriteContext) => Promise<R>,
  ): Promise<R> {
    const { session } = this;
    try {
      const result = await this.sendUntilAnswered(operation, send);
      if (this.session === session) {
        this.settle(operation, (result as T | undefined) ?? null);
        this.count({ synced: this.counts().synced + 1 });
      }
      return result;
    } catch (error) {
      if (this.session === session) {
        this.count({ failed: this.counts().failed + 1 });
        this.drop(operation);
        this.learnFrom(error, operation);
      }
      throw error;
    } finally {
      this.echoes.delete(operation.opId);
    }
  }

  /** The answer. What the server did not answer is sent again under the same key, so it takes effect once. */
  private async sendUntilAnswered<R extends T | void>(
    operation: Operation<T>,
    send: (id: string, context: WriteContext) => Promise<R>,
  ): Promise<R> {
    const { session } = this;
    for (let attempt = 0; ;) {
      const id = this.realId(operation.id);
      if (this.session !== session) {
        throw new Error('You have been signed out.');
      }
      if (operation.kind !== 'create' && isLocal(id)) {
        throw new Error('The record was not created.');
      }
      try {
        return await send(id, this.contextOf(operation));
      } catch (error) {
        const answer = this.hiddenAnswer(error, operation, attempt > 0);
        if (answer !== undefined) {
          return answer as R;
        }
        if (this.session !== session || !UNAVAILABLE.includes(errorStatus(error) ?? -1)) {
          throw error;
        }
        if (this.isOffline()) {
          await this.reconnected();
        } else if (attempt < this.config.retryAttempts) {
          await this.pause(RETRY_DELAY_MS * 2 ** attempt);
          attempt += 1;
        } else {
          throw error;
        }
      }
    }
  }

  private contextOf({ opId, version }: Operation<T>): WriteContext {
    return { opId, version: this.config.enableConflictDetection ? version : undefined };
  }

  /** The outcome of a write whose own answer was lost; undefined when it was really refused. */
  private hiddenAnswer(
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
    return isRepeated &&
      operation.kind === 'update' &&
      theirs &&
      contains(theirs, operation.changes)
      ? theirs
      : undefined;
  }

  /** Puts the confirmed row in the place of the pending write. */
  private settle(operation: Operation<T>, row: T | null): void {
    if (operation.kind === 'delete') {
      this.confirmed.remove([this.realId(operation.id)], { at: this.confirmed.tick() });
    } else if (row) {
      const id = this.extractEntityId(row);
      if (operation.kind === 'create' && id !== operation.id) {
        this.realIds.set(operation.id, id);
      }
      this.confirmed.put([row], { at: operation.at });
      this.rebase(operation, this.extractEntityVersion(row));
    }
    this.drop(operation);
  }

  /** Later writes of this user to the same row follow this one: what they saw is its outcome. */
  private rebase(done: Operation<T>, version: number | undefined): void {
    const id = this.realId(done.id);
    for (const operation of this.operations()) {
      if (
        operation !== done &&
        operation.at > done.at &&
        this.realId(operation.id) === id &&
        operation.version === done.version
      ) {
        operation.version = version;
      }
    }
  }

  private drop(operation: Operation<T>): void {
    this.operations.update((operations) => operations.filter((one) => one !== operation));
  }

  private learnFrom(error: unknown, operation: Operation<T>): void {
    const id = this.realId(operation.id);
    const theirs = conflictRow<T>(error);
    if (theirs) {
      this.confirmed.put([theirs], { at: operation.at });
      this.reportConflict(operation, id, theirs);
    } else if (operation.kind === 'update' && errorStatus(error) === 404) {
      this.confirmDeleted([id]);
    }
  }

  private reportConflict(operation: Operation<T>, id: string, theirs: T): void {
    const { base, changes: mine } = operation;
    const fields = (Object.keys(mine) as (keyof T & string)[]).filter(
      (field) => !base || !sameValue(base[field], theirs[field]),
    );
    this.count({ conflicts: this.counts().conflicts + 1 });
    this.onConflictDetected({
      id,
      base,
      mine,
      theirs,
      fields,
      entity: base ?? theirs,
      localChanges: mine,
      serverVersion: theirs,
      detectedAt: new Date().toISOString(),
    });
  }

  // Events

  /** The first event of a burst is applied at once, the others together. */
  private receive(message: Incoming<T>): void {
    this.incoming.push(message);
    if (this.flushTimer === undefined) {
      this.flush();
      this.flushTimer = setTimeout(() => {
        this.flushTimer = undefined;
        this.flush();
      }, this.config.debounceMs);
    }
  }

  private flush(): void {
    const batch = this.incoming.splice(0);
    if (batch.length === 0) {
      return;
    }
    const touched = batch.flatMap((message) => this.applyEvent(message));
    if (touched.length > 1) {
      this.onBulkUpdate(touched);
    }
    this.count({ lastSyncAt: new Date().toISOString() });
    this.onSyncComplete();
  }

  /** The rows that the event brought. */
  private applyEvent({ action, event, meta }: Incoming<T>): T[] {
    const source = { at: this.confirmed.tick(), seq: meta?.seq, creates: action === 'created' };
    if (action === 'deleted' || action === 'bulk-deleted') {
      const ids = (event.ids ?? [event.id]).filter((id) => id !== undefined).map(String);
      this.confirmed.remove(ids, source);
      this.confirmByEcho(meta, null);
      return [];
    }
    if (!event.data) {
      return [];
    }
    if (isReference(event.data)) {
      void this.refreshQuietly();
      return [];
    }
    this.confirmed.put([event.data], source);
    this.confirmByEcho(meta, event.data);
    return [event.data];
  }

  /** An event of this user's own write can come before its answer. */
  private confirmByEcho(meta: EventMeta | undefined, row: T | null): void {
    const operation = this.operations().find(({ opId }) => opId === meta?.opId);
    if (operation) {
      this.echoes.set(operation.opId, row);
      this.settle(operation, row);
    }
  }

  // State

  private async start(): Promise<void> {
    const { feature, hisMode } = this.config;
    const subscription = new Subscription();
    this.subscription = subscription;
    const token = this.auth.getToken();
    if (token !== null) {
      this.wsService.connect(token);
    }
    if (hisMode) {
      this.wsService.subscribe({ features: [feature] });
      return;
    }
    for (const action of ACTIONS) {
      subscription.add(
        this.wsService
          .listenWithMeta<CrudEvent<T>>(`${feature}:${action}`)
          .subscribe((message) => this.receive({ ...message, action })),
      );
    }
    const live = this.live(token !== null);
    this.wsService.subscribe({ features: [feature] });
    await live;
    if (this.subscription !== subscription) {
      return;
    }
    subscription.add(
      this.wsService.synced(feature).subscribe(({ resync }) => {
        if (resync) {
          void this.refreshQuietly();
        }
      }),
    );
    await this.refreshQuietly();
  }

  private replay(): T[] {
    const view = new Map(this.confirmed.rows());
    const created: string[] = [];
    const operations = this.config.enableOptimisticUpdates ? this.operations() : [];
    for (const { kind, id: givenId, changes } of operations) {
      const id = this.realId(givenId);
      const row = view.get(id);
      if (kind === 'delete') {
        view.delete(id);
      } else if (row && kind === 'update') {
        view.set(id, { ...row, ...changes });
      } else if (!row && kind === 'create') {
        view.set(id, changes as T);
        created.unshift(id);
      }
    }
    const front = created.flatMap((id) => view.get(id) ?? []);
    created.forEach((id) => view.delete(id));
    return [...front, ...view.values()];
  }

  private realId(id: string): string {
    return this.realIds.get(id) ?? id;
  }

  private count(change: Partial<SyncStats>): void {
    this.counts.update((counts) => ({ ...counts, ...change }));
  }

  private async refreshQuietly(): Promise<void> {
    // `loadError` says what went wrong.
    await this.refresh().catch(() => undefined);
  }

  private async live(isConnecting: boolean): Promise<void> {
    const { feature } = this.config;
    if (isConnecting && !this.wsService.isLive(feature)) {
      await firstValueFrom(race(this.wsService.synced(feature), timer(LIVE_TIMEOUT_MS)));
    }
  }

  private isOffline(): boolean {
    return !navigator.onLine || this.wsService.lostSince() !== null;
  }

  private async reconnected(): Promise<void> {
    const back = merge(
      fromEvent(window, 'online'),
      this.wsService.synced(this.config.feature),
      timer(OFFLINE_RETRY_MS),
      this.over,
    );
    await firstValueFrom(back.pipe(take(1)));
  }

  private async pause(milliseconds: number): Promise<void> {
    await firstValueFrom(timer(milliseconds).pipe(takeUntil(this.over)), { defaultValue: 0 });
  }

  /** Forgets all that belongs to the user who has signed out, pending writes too. */
  private reset(): void {
    this.session += 1;
    this.over.next();
    clearTimeout(this.flushTimer);
    this.flushTimer = undefined;
    this.subscription?.unsubscribe();
    this.subscription = null;
    this.starting = null;
    this.incoming.length = 0;
    this.queues.clear();
    this.realIds.clear();
    this.echoes.clear();
    this.operations.set([]);
    this.confirmed.clear();
    this.counts.set(NO_COUNTS);
    this.loading.set(false);
    this.failure.set(null);
  }
}

const NO_COUNTS: Omit<SyncStats, 'pending'> = {
  synced: 0,
  failed: 0,
  conflicts: 0,
  lastSyncAt: null,
};

function isLocal(id: string): boolean {
  return id.startsWith('local-');
}

/** An installation may broadcast `{ id, version }` only, in the place of the record. */
function isReference(data: object): boolean {
  return Object.keys(data).every((key) => key === 'id' || key === 'version');
}

function contains<T extends object>(row: T, changes: Partial<T>): boolean {
  return (Object.keys(changes) as (keyof T)[]).every((key) => sameValue(row[key], changes[key]));
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
