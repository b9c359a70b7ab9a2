import {
  DestroyRef,
  Injectable,
  InjectionToken,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { Observable, Subject, filter, map } from 'rxjs';
import { Socket, io } from 'socket.io-client';
import { AuthService } from './auth.service';

/** What comes with an event besides its envelope. */
export interface EventMeta {
  /** Position in the resource's own gap-free sequence; import events have none. */
  seq?: number;
  eventId?: string;
  entityId?: string;
  version?: number;
  /** The idempotency key of the request that caused the event. */
  opId?: string;
}

/** The envelope of a created, updated or deleted event. */
export interface EntityEvent<T = unknown> {
  type: string;
  resource: string;
  data: T;
  timestamp: string;
  user: { id: string; email: string } | null;
}

export interface EventWithMeta<T> {
  event: T;
  meta: EventMeta | undefined;
}

/** A feature is live from here on. */
export interface FeatureSync {
  feature: string;
  seq: number | undefined;
  /** Events may have been missed: what was read before has to be read again. */
  resync: boolean;
}

interface Message {
  name: string;
  event: unknown;
  meta: EventMeta | undefined;
}

type SubscribeAnswer = Record<string, { seq?: number; resync?: boolean } | undefined>;

/** Makes the socket; a test puts its own in. */
export const SOCKET_FACTORY = new InjectionToken<typeof io>('socket factory', {
  providedIn: 'root',
  factory: () => io,
});

const ACK_TIMEOUT_MS = 5_000;
const GAP_TIMEOUT_MS = 5_000;
const MAX_RETRY_DELAY_MS = 30_000;

/** The one live connection: events of all features, in order, over reconnects and renewed tokens. */
@Injectable({ providedIn: 'root' })
export class WebSocketService {
  private readonly auth = inject(AuthService);
  private readonly createSocket = inject(SOCKET_FACTORY);

  private readonly messages = new Subject<Message>();
  private readonly syncs = new Subject<FeatureSync>();
  private readonly connected = signal(false);
  private readonly lost = signal<Date | null>(null);
  private readonly features = new Set<string>();
  private readonly liveFeatures = new Set<string>();
  /** The last event that was handed on, by resource. */
  private readonly lastSeq = new Map<string, number>();
  /** The highest event seen behind a gap, by resource. */
  private readonly gaps = new Map<string, number>();

  private token: string | null = null;
  private retries = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  socket: Socket | null = null;
  readonly isConnected = this.connected.asReadonly();
  /** Since when a connection that stood is gone; null while it stands or was never there. */
  readonly lostSince = this.lost.asReadonly();

  constructor() {
    effect(() => {
      const token = this.auth.accessToken();
      untracked(() => this.useToken(token));
    });
    inject(DestroyRef).onDestroy(() => this.disconnect());
  }

  /** Idempotent: a second call keeps the open socket, and hands it the token when that is another one. */
  connect(token: string): void {
    if (!this.socket) {
      this.token = token;
      this.socket = this.open();
    } else if (this.token !== token) {
      this.token = token;
      if (this.socket.connected) {
        this.socket.emit('auth', { token });
      } else {
        this.socket.connect();
      }
    }
  }

  disconnect(): void {
    clearTimeout(this.retryTimer);
    this.socket?.removeAllListeners();
    this.socket?.offAny();
    this.socket?.disconnect();
    this.socket = null;
    this.token = null;
    this.retries = 0;
    this.features.clear();
    this.liveFeatures.clear();
    this.lastSeq.clear();
    this.gaps.clear();
    this.connected.set(false);
    this.lost.set(null);
  }

  /** Narrows what is received to the features named so far. May be called before `connect`. */
  subscribe(options: { features: string[] }): void {
    const features = options.features.filter((feature) => !this.features.has(feature));
    features.forEach((feature) => this.features.add(feature));
    if (features.length > 0 && this.socket?.connected) {
      this.requestFeatures(this.socket, features);
    }
  }

  unsubscribe(options: { features: string[] }): void {
    for (const feature of options.features) {
      this.features.delete(feature);
      this.liveFeatures.delete(feature);
      this.lastSeq.delete(feature);
    }
    if (this.socket?.connected) {
      this.socket.emit('unsubscribe', options);
    }
  }

  /** The envelopes of an event. May be called before `connect`, and outlasts reconnects. */
  listen<T>(event: string): Observable<T> {
    return this.listenWithMeta<T>(event).pipe(map((message) => message.event));
  }

  /** The same with the second argument of the event. */
  listenWithMeta<T>(event: string): Observable<EventWithMeta<T>> {
    return this.messages.pipe(
      filter(({ name }) => name === event),
      map((message) => ({ event: message.event as T, meta: message.meta })),
    );
  }

  /** The events of one action; those of deletes carry `data: { id }` as well. */
  subscribeToEvent<T = unknown>(
    feature: string,
    _entity: string,
    action: string,
  ): Observable<EntityEvent<T>> {
    return this.listen<EntityEvent<T> & { id?: unknown }>(`${feature}:${action}`).pipe(
      map((event) =>
        event.data === undefined && event.id !== undefined
          ? { ...event, data: { id: event.id } as T }
          : event,
      ),
    );
  }

  /** Emits whenever a feature has become live, and when events of it were lost. */
  synced(feature: string): Observable<FeatureSync> {
    return this.syncs.pipe(filter((sync) => sync.feature === feature));
  }

  /** No event of the feature is missed from now on. */
  isLive(feature: string): boolean {
    return this.liveFeatures.has(feature);
  }

  private open(): Socket {
    const socket = this.createSocket({
      auth: (send: (data: object) => void) => send({ token: this.token }),
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      forceNew: true,
    });
    socket.on('connect', () => {
      this.retries = 0;
      this.connected.set(true);
      this.lost.set(null);
      if (this.features.size > 0) {
        this.requestFeatures(socket, [...this.features]);
      }
    });
    socket.on('disconnect', () => {
      if (this.connected()) {
        this.lost.set(new Date());
      }
      this.connected.set(false);
      this.liveFeatures.clear();
      this.retryWhenRefused(socket);
    });
    socket.on('connect_error', () => this.retryWhenRefused(socket));
    socket.onAny((name: string, event: unknown, meta?: EventMeta) =>
      this.receive({ name, event, meta }),
    );
    return socket;
  }

  private useToken(token: string | null): void {
    if (token === null) {
      this.disconnect();
    } else if (this.socket) {
      this.connect(token);
    }
  }

  /** The client tries again by itself after a lost connection, but not after the server has closed or refused it. */
  private retryWhenRefused(socket: Socket): void {
    if (socket.active) {
      return;
    }
    clearTimeout(this.retryTimer);
    const delay = Math.min(1_000 * 2 ** this.retries, MAX_RETRY_DELAY_MS);
    this.retries += 1;
    this.retryTimer = setTimeout(() => void this.renewAndConnect(socket), delay);
  }

  private async renewAndConnect(socket: Socket): Promise<void> {
    try {
      const token = await this.auth.refresh();
      if (token !== null && this.socket === socket) {
        this.token = token;
        socket.connect();
      }
    } catch {
      this.retryWhenRefused(socket);
    }
  }

  private requestFeatures(socket: Socket, features: string[]): void {
    const known = features.filter((feature) => this.lastSeq.has(feature));
    const since = Object.fromEntries(known.map((feature) => [feature, this.lastSeq.get(feature)]));
    const request = known.length > 0 ? { features, since } : { features };
    socket
      .timeout(ACK_TIMEOUT_MS)
      .emit('subscribe', request, (error: Error | null, answer?: SubscribeAnswer) => {
        if (this.socket !== socket || (error && !socket.connected)) {
          return;
        }
        for (const feature of features) {
          const resync = !known.includes(feature) || answer?.[feature]?.resync === true || !answer;
          this.markLive(feature, answer?.[feature]?.seq, resync);
        }
      });
  }

  private markLive(feature: string, seq: number | undefined, resync: boolean): void {
    if (resync && seq !== undefined) {
      this.lastSeq.set(feature, Math.max(seq, this.lastSeq.get(feature) ?? seq));
      this.gaps.delete(feature);
    }
    this.liveFeatures.add(feature);
    this.syncs.next({ feature, seq, resync });
  }

  private receive(message: Message): void {
    if (message.name === 'resync') {
      const { resource, seq } = message.event as { resource: string; seq: number };
      this.lastSeq.set(resource, seq);
      this.markLive(resource, seq, true);
      return;
    }
    const resource = message.name.split(':', 1)[0];
    const seq = message.meta?.seq;
    const last = this.lastSeq.get(resource);
    if (seq !== undefined && last !== undefined) {
      if (seq <= last) {
        return;
      }
      if (seq > last + 1 && this.features.has(resource)) {
        this.requestGap(resource, seq);
        return;
      }
    }
    if (seq !== undefined) {
      this.lastSeq.set(resource, seq);
      if (seq >= (this.gaps.get(resource) ?? seq + 1)) {
        this.gaps.delete(resource);
      }
    }
    this.messages.next(message);
    if (seq !== undefined && last !== undefined && seq > last + 1) {
      this.syncs.next({ feature: resource, seq, resync: true });
    }
  }

  /** Asks for what is missing; it comes in order and brings the event behind the gap again. */
  private requestGap(resource: string, seq: number): void {
    const waiting = this.gaps.has(resource);
    this.gaps.set(resource, Math.max(seq, this.gaps.get(resource) ?? seq));
    if (waiting || !this.socket) {
      return;
    }
    this.requestFeatures(this.socket, [resource]);
    setTimeout(() => {
      const highest = this.gaps.get(resource);
      this.gaps.delete(resource);
      if (highest !== undefined && highest > (this.lastSeq.get(resource) ?? highest)) {
        this.lastSeq.set(resource, highest);
        this.markLive(resource, highest, true);
      }
    }, GAP_TIMEOUT_MS);
  }
}
