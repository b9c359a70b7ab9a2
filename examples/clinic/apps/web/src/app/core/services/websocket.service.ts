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
import { BASE_PATH } from '@core/base-path';
import { Socket, io } from 'socket.io-client';
import { AuthService } from './auth.service';
import { EventSequences } from './event-sequences';
import {
  EntityEvent,
  EventMeta,
  EventWithMeta,
  FeatureSync,
  SubscribeAnswer,
} from './websocket.types';

export * from './websocket.types';

interface Message {
  name: string;
  event: unknown;
  meta: EventMeta | undefined;
}

/** Makes the socket; a test puts its own in. */
export const SOCKET_FACTORY = new InjectionToken<typeof io>('socket factory', {
  providedIn: 'root',
  factory: () => io,
});

type Answers = Record<string, SubscribeAnswer | undefined>;

const ACK_TIMEOUT_MS = 5_000;
const MAX_RETRY_DELAY_MS = 30_000;

/** The one live connection: events of all features, in order, over reconnects and renewed tokens. */
@Injectable({ providedIn: 'root' })
export class WebSocketService {
  private readonly auth = inject(AuthService);
  private readonly createSocket = inject(SOCKET_FACTORY);
  private readonly path = `${inject(BASE_PATH)}/socket.io`;

  private readonly messages = new Subject<Message>();
  private readonly syncs = new Subject<FeatureSync>();
  private readonly connected = signal(false);
  private readonly lost = signal<Date | null>(null);
  private readonly features = new Set<string>();
  private readonly liveFeatures = signal<ReadonlySet<string>>(new Set());
  /** Features with a subscription on its way: what is missing comes with its answer. */
  private readonly asked = new Set<string>();
  private readonly sequences = new EventSequences();

  private token: string | null = null;
  private retries = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  socket: Socket | null = null;
  readonly isConnected = this.connected.asReadonly();
  /** Since when there is no connection though there should be one; null while it stands. */
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
      this.lost.set(new Date());
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
    this.liveFeatures.set(new Set());
    this.asked.clear();
    this.sequences.clear();
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
      this.asked.delete(feature);
      this.sequences.forget(feature);
      this.markDead(feature);
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
    return this.liveFeatures().has(feature);
  }

  private open(): Socket {
    const socket = this.createSocket({
      path: this.path,
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
      this.liveFeatures.set(new Set());
      this.asked.clear();
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
      if (token !== null && this.socket === socket && !socket.active) {
        this.token = token;
        socket.connect();
      }
    } catch {
      this.retryWhenRefused(socket);
    }
  }

  /** Asks for all events from the last one on; the answer comes when they have come. */
  private requestFeatures(socket: Socket, features: string[]): void {
    const since = this.sequences.since(features);
    const request = Object.keys(since).length > 0 ? { features, since } : { features };
    features.forEach((feature) => this.asked.add(feature));
    socket
      .timeout(ACK_TIMEOUT_MS)
      .emit('subscribe', request, (error: Error | null, answers?: Answers) => {
        const wanted = features.filter((feature) => this.features.has(feature));
        if (this.socket !== socket || !socket.connected || wanted.length === 0) {
          return;
        }
        if (error) {
          this.requestFeatures(socket, wanted);
          return;
        }
        wanted.forEach((feature) => this.goLive(feature, since[feature], answers?.[feature]));
      });
  }

  private goLive(feature: string, since: number | undefined, answer?: SubscribeAnswer): void {
    this.asked.delete(feature);
    if (answer && answer.error === undefined) {
      this.markLive(feature, answer.seq, this.sequences.settle(feature, since, answer));
    }
  }

  private markLive(feature: string, seq: number | undefined, resync: boolean): void {
    this.liveFeatures.update((live) => new Set(live).add(feature));
    this.syncs.next({ feature, seq, resync });
  }

  private markDead(feature: string): void {
    this.liveFeatures.update((live) => new Set([...live].filter((one) => one !== feature)));
  }

  private receive(message: Message): void {
    if (message.name === 'resync') {
      const { resource, seq } = message.event as { resource: string; seq: number };
      this.sequences.advance(resource, seq);
      this.markLive(resource, seq, true);
      return;
    }
    const feature = message.name.split(':', 1)[0];
    const seq = message.meta?.seq;
    if (seq === undefined) {
      this.messages.next(message);
      return;
    }
    const arrival = this.sequences.arrival(feature, seq);
    if (arrival === 'next' || (arrival === 'early' && !this.features.has(feature))) {
      this.sequences.advance(feature, seq);
      this.messages.next(message);
    } else if (arrival === 'early') {
      this.requestMissing(feature);
    }
  }

  /** What is missing comes in order, and then the event behind the gap once more. */
  private requestMissing(feature: string): void {
    if (this.socket && !this.asked.has(feature)) {
      this.markDead(feature);
      this.requestFeatures(this.socket, [feature]);
    }
  }
}
