import { HttpErrorResponse } from '@angular/common/http';
import { Item, ModelEvent, ModelServer, ModelWrite } from './model-server';

type Handler = (...values: unknown[]) => void;
type Ack = (error: Error | null, answers?: object) => void;

interface Subscription {
  since?: Record<string, number>;
}

/** A message on its way to the client: an event, or the answer to a subscription. */
type Downward = { event: ModelEvent } | { answers: object; ack: Ack };

/** A request on its way; `answer` is there when the server has carried it out. */
interface Call {
  request: 'list' | ModelWrite;
  answer?: { status: number; body: unknown };
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/** What lies between a client and the server of the model: nothing moves until it is told to. */
export class ModelNetwork {
  readonly calls: Call[] = [];
  readonly down: Downward[] = [];
  private readonly up: { request: Subscription; ack: Ack }[] = [];
  private readonly handlers = new Map<string, Handler>();
  private heard: Handler | undefined;
  private readonly heardEvents: ModelEvent[] = [];
  private isSubscribed = false;
  private sent = 0;

  /** The parts of a Socket.IO client that `WebSocketService` uses. */
  readonly socket = {
    connected: false,
    active: true,
    on: (event: string, handler: Handler) => this.handlers.set(event, handler),
    onAny: (handler: Handler) => (this.heard = handler),
    offAny: () => (this.heard = undefined),
    removeAllListeners: () => this.handlers.clear(),
    connect: () => undefined,
    disconnect: () => this.cut(),
    timeout: () => this.socket,
    emit: (name: string, request: Subscription, ack: Ack) => {
      if (name === 'subscribe') {
        this.up.push({ request, ack });
      }
    },
  };

  /** `onTold` hears of all rows that reach the client, and whether a list brought them. */
  constructor(
    private readonly server: ModelServer,
    private readonly onTold: (rows: readonly Item[], isList: boolean) => void,
  ) {}

  get isQuiet(): boolean {
    return this.calls.length + this.down.length + this.up.length === 0;
  }

  // Requests

  request(request: 'list'): Promise<Item[]>;
  request(request: ModelWrite): Promise<Item>;
  request(request: 'list' | ModelWrite): Promise<unknown> {
    return new Promise((resolve, reject) => this.calls.push({ request, resolve, reject }));
  }

  /** The server carries out one of the requests that it has not seen, or refuses it. */
  serve(n: number, isRefused = false): void {
    const call = pick(
      this.calls.filter(({ answer }) => !answer),
      n,
    );
    if (!call) {
      return;
    }
    if (call.request === 'list') {
      call.answer = { status: 200, body: this.server.list() };
      return;
    }
    const { status, row } = isRefused
      ? this.server.refuse(call.request)
      : this.server.write(call.request);
    call.answer = { status, body: status === 412 ? { current: row } : row };
    this.publish();
  }

  /** One of the answers reaches the client. */
  answer(n: number): void {
    const call = pick(
      this.calls.filter(({ answer }) => answer),
      n,
    );
    if (call?.answer) {
      const { status, body } = call.answer;
      this.calls.splice(this.calls.indexOf(call), 1);
      if (status < 300) {
        this.onTold([body ?? []].flat() as Item[], call.request === 'list');
        call.resolve(body as never);
      } else {
        const details = body as { current?: Item } | undefined;
        this.onTold(details?.current ? [details.current] : [], false);
        call.reject(failure(status, details));
      }
    }
  }

  /** One of the requests, or its answer, is lost. */
  lose(n: number): void {
    const call = pick(this.calls, n);
    if (call) {
      this.calls.splice(this.calls.indexOf(call), 1);
      call.reject(failure(0));
    }
  }

  // Events

  connect(): void {
    if (!this.socket.connected && this.heard) {
      this.socket.connected = true;
      this.handlers.get('connect')?.();
    }
  }

  /** The connection breaks: what was on its way is gone. */
  cut(): void {
    if (this.socket.connected) {
      this.socket.connected = false;
      const acks = [...this.up, ...this.down].flatMap((one) => ('ack' in one ? [one.ack] : []));
      this.up.length = 0;
      this.down.length = 0;
      this.isSubscribed = false;
      acks.forEach((ack) => ack(new Error('disconnected')));
      this.handlers.get('disconnect')?.();
    }
  }

  /** The server takes a subscription: what was missed goes first, then the answer, then what is new. */
  subscribe(): void {
    const message = this.up.shift();
    if (message) {
      const since = message.request.since?.['items'];
      const missed = since === undefined ? [] : this.server.since(since);
      this.publish();
      missed?.forEach((event) => this.down.push({ event }));
      const items = { seq: this.server.events.length, resync: missed ? undefined : true };
      this.down.push({ answers: { items }, ack: message.ack });
      this.isSubscribed = true;
    }
  }

  /** New events go to a client that has subscribed. */
  publish(): void {
    const fresh = this.server.events.slice(this.sent);
    this.sent = this.server.events.length;
    if (this.isSubscribed) {
      fresh.forEach((event) => this.down.push({ event }));
    }
  }

  /** The next message reaches the client. */
  receive(): void {
    const message = this.down.shift();
    if (message && 'event' in message) {
      this.hear(message.event);
    } else {
      message?.ack(null, message.answers);
    }
  }

  /** One of the last events comes once more. */
  repeat(n: number): void {
    const event = pick(this.heardEvents.slice(-4), n);
    if (this.socket.connected && event) {
      this.hear(event);
    }
  }

  drop(): void {
    if (this.down[0] && 'event' in this.down[0]) {
      this.down.shift();
    }
  }

  reorder(): void {
    const [first, second] = this.down;
    if (first && second && 'event' in first && 'event' in second) {
      this.down.splice(0, 2, second, first);
    }
  }

  private hear(event: ModelEvent): void {
    this.heardEvents.push(event);
    const { data } = event.event;
    this.onTold(data && 'name' in data ? [data] : [], false);
    this.heard?.(event.name, event.event, event.meta);
  }
}

function pick<T>(items: readonly T[], n: number): T | undefined {
  return items[n % Math.max(items.length, 1)];
}

function failure(status: number, details?: object): HttpErrorResponse {
  const error = { code: 'X', message: 'no', details };
  return new HttpErrorResponse({ status, error: { success: false, error, requestId: '1' } });
}
