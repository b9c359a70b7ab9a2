import { DestroyRef, Signal, computed, effect, inject, signal, untracked } from '@angular/core';
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { PaginatedResponse } from '@shared/http/api.types';
import { newOpId } from '@shared/http/op-id';
import { ImportProgressEvent } from '@shared/import/import.types';
import { Observable, firstValueFrom } from 'rxjs';
import { readAllPages } from './all-pages';
import { ConfirmedRows } from './confirmed-rows';
import { ImportFeed } from './import-feed';
import { ListReading } from './list-reading';
import { Incoming, LiveFeed } from './live-feed';
import { OptimisticWrites, Request } from './optimistic-writes';
import {
  ConflictInfo,
  RealtimeStateConfig,
  SyncStats,
  SyncStatus,
  WriteContext,
} from './realtime-state.types';
import { WriteSender } from './write-sender';

export * from './realtime-state.types';

const NO_COUNTS: Omit<SyncStats, 'pending'> = {
  synced: 0,
  failed: 0,
  conflicts: 0,
  lastSyncAt: null,
};

/**
 * The rows of one feature, live: what the server has confirmed, and over it the pending writes of this user, replayed
 * in order. Undoing a refused write is to leave it out, so nothing else is lost with it.
 */
export abstract class BaseRealtimeStateManager<
  T extends object,
  C extends Partial<T> = Partial<T>,
  U extends Partial<T> = Partial<T>,
> {
  protected readonly wsService = inject(WebSocketService);
  private readonly auth = inject(AuthService);

  private readonly confirmed = new ConfirmedRows<T>(
    (row) => this.extractEntityId(row),
    (row) => this.extractEntityVersion(row),
  );
  private readonly writes: OptimisticWrites<T>;
  private readonly feed: LiveFeed<T>;
  private readonly importFeed: ImportFeed;
  private readonly reading = new ListReading<T>();
  private readonly counts = signal(NO_COUNTS);
  private started: Promise<void> | null = null;

  readonly isConnected = this.wsService.isConnected;
  /** The rows have been read. */
  readonly isLoaded = this.reading.isLoaded;
  /** The rows are on their way, for the first time or once more. */
  readonly isLoading = this.reading.isLoading;
  /** Why the rows could not be read; null when they could. */
  readonly loadError = this.reading.failure;
  readonly syncStats: Signal<SyncStats> = computed(() => ({
    ...this.counts(),
    pending: this.writes.count(),
  }));
  readonly status: Signal<SyncStatus> = computed(() => this.currentStatus());
  readonly localState: Signal<T[]> = computed(() =>
    this.config.enableOptimisticUpdates ? this.writes.view() : [...this.confirmed.rows().values()],
  );
  /** The ids of rows with a write that the server has not confirmed. */
  readonly pendingIds: Signal<ReadonlySet<string>>;
  /** What events tell of imports that run now, of whomever this user may follow. */
  readonly imports: Signal<readonly ImportProgressEvent[]>;
  /** An import has ended: many rows may be new. */
  readonly imported: Observable<void>;

  protected constructor(protected readonly config: RealtimeStateConfig) {
    const sender = new WriteSender<T>(this.wsService, config);
    this.writes = new OptimisticWrites(this.confirmed, sender, config, {
      onConfirmed: () => this.count('synced'),
      onRefused: () => this.count('failed'),
      onDoubt: () => this.feed.readAgain(),
      onConflict: (conflict) => {
        this.count('conflicts');
        this.onConflictDetected(conflict);
      },
    });
    this.pendingIds = this.writes.ids;
    this.feed = new LiveFeed(this.wsService, config, {
      onEvents: (batch) => this.applyEvents(batch),
      onRead: () => this.refresh(),
    });
    this.imported = this.feed.imported;
    this.importFeed = new ImportFeed(this.wsService, config.feature);
    this.imports = this.importFeed.running;
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
        untracked(() => (isConnected ? this.onRealtimeConnected() : this.disconnected()));
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

  /** The property of the key that the server makes. */
  protected readonly madeKey: string = 'id';

  /** What is known of a new row until the server has answered; its key is a text until then, whatever it will be. */
  protected toLocalEntity(data: C, localId: string): Partial<T> {
    return { [this.madeKey]: localId, ...data };
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
    this.started ??= this.start();
    return this.started;
  }

  /** Reads all rows again; what events and writes have said meanwhile stays. */
  async refresh(): Promise<void> {
    this.feed.flush();
    const askedAt = this.confirmed.tick();
    await this.reading.read(
      () => this.fetchFromServer(),
      (rows) => this.takeAll(rows, askedAt),
    );
  }

  /** The same a moment later, once for many calls. */
  refreshSoon(): void {
    this.feed.readSoon();
  }

  optimisticCreate(data: C): Promise<T> {
    const localEntity = this.toLocalEntity(data, `local-${newOpId()}`);
    const id = this.extractEntityId(localEntity as T);
    return this.writes.write('create', id, localEntity, (_id, context) =>
      this.serverCreate(data, context),
    );
  }

  /** `seen` is the row as the user saw it when they began: what others have made of it since then is a conflict. */
  optimisticUpdate(id: string, changes: U, seen?: T): Promise<T> {
    const request: Request<T> = (realId, context) => this.serverUpdate(realId, changes, context);
    return this.writes.write('update', id, changes, request, seen);
  }

  /** `seen` is the row as the user saw it when they decided. */
  async optimisticDelete(id: string, seen?: T): Promise<void> {
    const request: Request<void> = (realId, context) => this.serverDelete(realId, context);
    await this.writes.write('delete', id, {}, request, seen);
  }

  /** Takes out rows that the server has deleted otherwise, say in bulk. */
  confirmDeleted(ids: string[]): void {
    this.confirmed.remove(ids, { by: 'answer', askedAt: this.confirmed.tick() });
  }

  isPending(id: string): boolean {
    return this.pendingIds().has(id);
  }

  /** Sends a change again over the version that the server has now, for `onConflictDetected`. */
  protected retryUpdate(id: string, changes: U): Promise<T> {
    return this.optimisticUpdate(id, changes);
  }

  /** Reads page after page, and once more when rows came or went meanwhile. */
  protected fetchAllPages(
    load: (query: { page: number; limit: number }) => Observable<PaginatedResponse<T>>,
  ): Promise<T[]> {
    return readAllPages(
      (page, limit) => firstValueFrom(load({ page, limit })),
      (row) => this.extractEntityId(row),
      () => this.confirmed.membershipChanges,
    );
  }

  private start(): Promise<void> {
    this.importFeed.start();
    return this.feed.start(this.auth.getToken());
  }

  /** Events of imports are not sent again: what is known of them may be over by now. */
  private disconnected(): void {
    this.importFeed.forget();
    this.onRealtimeDisconnected();
  }

  private applyEvents(batch: Incoming<T>[]): void {
    const touched = batch.flatMap((message) => this.applyEvent(message));
    if (touched.length > 1) {
      this.onBulkUpdate(touched);
    }
    this.markSynced();
  }

  /** The rows that the event brought. */
  private applyEvent({ action, event, meta }: Incoming<T>): T[] {
    if (action === 'deleted' || action === 'bulk-deleted') {
      const ids = (event.ids ?? [event.id]).filter((id) => id !== undefined).map(String);
      this.confirmed.remove(ids, { by: 'deleted' });
      this.writes.confirmByEvent(meta?.opId, null);
      return [];
    }
    if (!event.data) {
      return [];
    }
    if (isReference(event.data)) {
      this.feed.readSoon();
      return [];
    }
    this.confirmed.put(event.data, { by: action });
    this.writes.confirmByEvent(meta?.opId, event.data);
    return [event.data];
  }

  private takeAll(rows: T[], askedAt: number): void {
    const isCertain = this.confirmed.replace(rows, askedAt);
    if (this.feed.hasMissed()) {
      this.confirmed.announceDeletes(askedAt);
      this.feed.catchUp();
    }
    this.markSynced();
    if (!isCertain) {
      this.feed.readAgain();
    }
  }

  private currentStatus(): SyncStatus {
    if (this.auth.accessToken() === null) {
      return 'signed-out';
    }
    if (!this.isConnected()) {
      return this.feed.isStarting() ? 'catching-up' : 'offline';
    }
    if (this.isLoading() || !this.wsService.isLive(this.config.feature)) {
      return 'catching-up';
    }
    return this.feed.hasMissed() ? 'stale' : 'live';
  }

  private count(what: 'synced' | 'failed' | 'conflicts'): void {
    this.counts.update((counts) => ({ ...counts, [what]: counts[what] + 1 }));
  }

  private markSynced(): void {
    this.counts.update((counts) => ({ ...counts, lastSyncAt: new Date().toISOString() }));
    this.onSyncComplete();
  }

  /** Forgets all that belongs to the user who has signed out, pending writes too. */
  private reset(): void {
    this.started = null;
    this.feed.stop();
    this.importFeed.stop();
    this.writes.clear();
    this.reading.clear();
    this.confirmed.clear();
    this.counts.set(NO_COUNTS);
  }
}

/** An installation may broadcast `{ id, version }` only, in the place of the record. */
function isReference(data: object): boolean {
  return Object.keys(data).every((key) => key === 'id' || key === 'version');
}
