import { Signal, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { ChangesByOthers } from '@shared/list/changes-by-others';
import { Freshness } from '@shared/list/freshness.component';
import { RecordState } from './record-options';

/** Where the record of a page comes from, and how far it can be trusted. */
export interface RecordSource<T> extends Freshness {
  readonly row: Signal<T | undefined>;
  readonly isLoading: Signal<boolean>;
  /** Why the record could not be read; nothing when it could. */
  readonly loadError: Signal<unknown>;
  /** There is an answer, and the record is not in it. */
  readonly isMissing: Signal<boolean>;
  isPending(row: T): boolean;
}

export interface ReadOptions<T> {
  /** Nothing is read while it is undefined. */
  id: Signal<string | undefined>;
  read: (id: string) => Promise<T>;
  /** The feature whose events tell of changes by others. */
  feature?: string;
}

interface Answer<T> {
  id: string;
  row: T;
  at: Date;
}

/** A record as the server last answered it. Needs an injection context. */
export function readRecord<T>({ id, read, feature }: ReadOptions<T>): RecordSource<T> {
  const trigger = signal(0);
  const reload = () => trigger.update((n) => n + 1);
  const changes =
    feature === undefined ? undefined : new ChangesByOthers(feature, reload, () => id() ?? '');
  if (feature !== undefined) {
    follow(feature);
  }
  const reading = resource({
    params: () => {
      const wanted = id();
      return wanted === undefined ? undefined : { wanted, n: trigger() };
    },
    loader: async ({ params: { wanted }, abortSignal }): Promise<Answer<T>> => {
      const answered = changes?.begin();
      const row = await read(wanted);
      if (!abortSignal.aborted) {
        answered?.();
      }
      return { id: wanted, row, at: new Date() };
    },
  });
  const latest = computed(() => (reading.hasValue() ? reading.value() : undefined));
  // What was last answered stays while the record is read again, and goes with its page.
  const answer = linkedSignal<Answer<T> | undefined, Answer<T> | undefined>({
    source: latest,
    computation: (next, previous) => next ?? previous?.value,
  });
  const shown = computed(() => {
    const known = answer();
    return known?.id === id() && reading.error() === undefined ? known : undefined;
  });
  return {
    row: computed(() => shown()?.row),
    isLoading: reading.isLoading,
    loadError: computed(() => reading.error()?.cause ?? reading.error()),
    isMissing: signal(false),
    asOf: computed(() => shown()?.at ?? null),
    changes,
    isPending: () => false,
    reload,
  };
}

export interface LiveRecordOptions<T> {
  id: Signal<string | undefined>;
  idOf: (row: T) => string;
  state: RecordState<T>;
}

/** A record among the rows of a state manager, live. */
export function liveRecord<T>({ id, idOf, state }: LiveRecordOptions<T>): RecordSource<T> {
  if (id() !== undefined) {
    void state.initialize().catch(() => undefined);
  }
  const row = computed(() => state.localState().find((one) => idOf(one) === id()));
  return {
    row,
    isLoading: state.isLoading,
    loadError: computed(() => (state.isLoaded() ? null : state.loadError())),
    isMissing: computed(() => state.isLoaded() && row() === undefined),
    status: state.status,
    isPending: (one) => state.isPending(idOf(one)),
    reload: () => void state.refresh().catch(() => undefined),
  };
}

/** Has the events of a feature sent. Needs an injection context. */
export function follow(feature: string): void {
  const socket = inject(WebSocketService);
  const token = inject(AuthService).accessToken();
  if (token !== null) {
    socket.connect(token);
  }
  socket.subscribe({ features: [feature] });
}
