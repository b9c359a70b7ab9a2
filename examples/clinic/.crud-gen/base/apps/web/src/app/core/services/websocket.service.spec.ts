import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthService } from './auth.service';
import { FeatureSync, SOCKET_FACTORY, WebSocketService } from './websocket.service';

type Handler = (...values: unknown[]) => void;
type Ack = (error: Error | null, answer?: object) => void;

interface Options {
  auth: (send: (data: object) => void) => void;
}

class FakeSocket {
  connected = false;
  active = true;
  readonly emitted: [string, unknown][] = [];
  readonly acks: Ack[] = [];
  readonly connect = vi.fn();
  readonly disconnect = vi.fn();
  private readonly handlers = new Map<string, Handler>();
  private any: Handler | undefined;

  constructor(readonly options: Options) {}

  on(event: string, handler: Handler): void {
    this.handlers.set(event, handler);
  }

  onAny(handler: Handler): void {
    this.any = handler;
  }

  offAny(): void {
    this.any = undefined;
  }

  removeAllListeners(): void {
    this.handlers.clear();
  }

  timeout(): this {
    return this;
  }

  emit(event: string, data: unknown, ack?: Ack): void {
    this.emitted.push([event, data]);
    if (ack) {
      this.acks.push(ack);
    }
  }

  /** Something that happens to the connection. */
  happen(event: string): void {
    this.connected = event === 'connect';
    this.handlers.get(event)?.();
  }

  /** An event from the server. */
  send(...values: unknown[]): void {
    this.any?.(...values);
  }

  get token(): unknown {
    let token: unknown;
    this.options.auth((data) => (token = (data as { token: unknown }).token));
    return token;
  }
}

describe('WebSocketService', () => {
  const accessToken = signal<string | null>(null);
  const refresh = vi.fn<() => Promise<string | null>>();
  let sockets: FakeSocket[];
  let service: WebSocketService;

  beforeEach(() => {
    accessToken.set('one');
    refresh.mockReset();
    sockets = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: AuthService, useValue: { accessToken, refresh } },
        {
          provide: SOCKET_FACTORY,
          useValue: (options: Options) => {
            const socket = new FakeSocket(options);
            sockets.push(socket);
            return socket;
          },
        },
      ],
    });
    service = TestBed.inject(WebSocketService);
    TestBed.tick();
  });

  afterEach(() => vi.useRealTimers());

  function connected(): FakeSocket {
    service.connect('one');
    sockets[0].happen('connect');
    return sockets[0];
  }

  it('hears what was listened to before it was connected', () => {
    const heard: unknown[] = [];
    service.listen('products:created').subscribe((event) => heard.push(event));
    const socket = connected();
    socket.send('products:created', { data: 1 }, { seq: 1 });
    socket.send('products:updated', { data: 2 }, { seq: 2 });
    expect(heard).toEqual([{ data: 1 }]);
  });

  it('hears on after a reconnect, and joins the features again', () => {
    const heard: unknown[] = [];
    service.listen('products:created').subscribe((event) => heard.push(event));
    service.subscribe({ features: ['products'] });
    const socket = connected();
    socket.acks[0](null, { products: { seq: 7 } });
    socket.happen('disconnect');
    expect(service.isConnected()).toBe(false);
    expect(service.lostSince()).toBeInstanceOf(Date);
    socket.happen('connect');
    expect(service.lostSince()).toBeNull();
    expect(socket.emitted).toEqual([
      ['subscribe', { features: ['products'] }],
      ['subscribe', { features: ['products'], since: { products: 7 } }],
    ]);
    socket.send('products:created', { data: 1 }, { seq: 8 });
    expect(heard).toEqual([{ data: 1 }]);
  });

  it('lets go when the listener does', () => {
    const heard = vi.fn();
    const subscription = service.listen('products:created').subscribe(heard);
    const socket = connected();
    subscription.unsubscribe();
    socket.send('products:created', {});
    expect(heard).not.toHaveBeenCalled();
  });

  it('keeps one socket, and hands it a new token', () => {
    const socket = connected();
    service.connect('one');
    expect(sockets.length).toBe(1);
    accessToken.set('two');
    TestBed.tick();
    expect(socket.emitted).toEqual([['auth', { token: 'two' }]]);
    expect(socket.token).toBe('two');
  });

  it('closes when the user signs out', () => {
    const socket = connected();
    accessToken.set(null);
    TestBed.tick();
    expect(socket.disconnect).toHaveBeenCalled();
    expect(service.isConnected()).toBe(false);
    expect(service.lostSince()).toBeNull();
  });

  it('comes back with a new token when the server has closed or refused it', async () => {
    vi.useFakeTimers();
    refresh.mockRejectedValueOnce(new Error('down')).mockResolvedValueOnce('two');
    const socket = connected();
    socket.active = false;
    socket.happen('disconnect');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(socket.connect).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(refresh).toHaveBeenCalledTimes(2);
    expect(socket.connect).toHaveBeenCalledOnce();
    expect(socket.token).toBe('two');
  });

  it('gives deletes their data', () => {
    const heard: unknown[] = [];
    service
      .subscribeToEvent<{ id: string }>('budgets', 'budget', 'deleted')
      .subscribe((event) => heard.push(event.data));
    connected().send('budgets:deleted', { type: 'deleted', resource: 'budgets', id: '5' });
    expect(heard).toEqual([{ id: '5' }]);
  });

  it('hands the second argument on', () => {
    const heard: unknown[] = [];
    service.listenWithMeta('products:created').subscribe((message) => heard.push(message));
    connected().send('products:created', { data: 1 }, { seq: 1, opId: 'x' });
    expect(heard).toEqual([{ event: { data: 1 }, meta: { seq: 1, opId: 'x' } }]);
  });

  it('leaves out what was there already, and asks for what is missing', () => {
    const heard: unknown[] = [];
    service.listen('products:updated').subscribe((event) => heard.push(event));
    service.subscribe({ features: ['products'] });
    const socket = connected();
    socket.acks[0](null, { products: { seq: 3 } });
    const send = (seq: number) => socket.send('products:updated', seq, { seq });
    send(3);
    send(4);
    send(7);
    send(8);
    expect(heard).toEqual([4]);
    expect(socket.emitted.slice(1)).toEqual([
      ['subscribe', { features: ['products'], since: { products: 4 } }],
    ]);
    [5, 6, 7, 8, 9].forEach(send);
    expect(heard).toEqual([4, 5, 6, 7, 8, 9]);
  });

  it('says that events were lost when what is missing does not come', () => {
    const syncs: FeatureSync[] = [];
    service.synced('products').subscribe((sync) => syncs.push(sync));
    service.subscribe({ features: ['products'] });
    const socket = connected();
    socket.acks[0](null, { products: { seq: 3 } });
    socket.send('products:updated', {}, { seq: 6 });
    expect(service.isLive('products')).toBe(false);
    socket.acks[1](null, { products: { seq: 6 } });
    expect(service.isLive('products')).toBe(true);
    expect(syncs).toEqual([
      { feature: 'products', seq: 3, resync: true },
      { feature: 'products', seq: 6, resync: true },
    ]);
  });

  it('starts afresh when the server counts from less', () => {
    const heard: unknown[] = [];
    service.listen('products:updated').subscribe((event) => heard.push(event));
    service.subscribe({ features: ['products'] });
    const socket = connected();
    socket.acks[0](null, { products: { seq: 30 } });
    socket.happen('disconnect');
    socket.happen('connect');
    socket.acks[1](null, { products: { seq: 4, resync: true } });
    socket.send('products:updated', 5, { seq: 5 });
    expect(heard).toEqual([5]);
  });

  it('asks again when a subscription is not answered, and is not live before', () => {
    service.subscribe({ features: ['products'] });
    const socket = connected();
    socket.acks[0](new Error('timeout'));
    expect(service.isLive('products')).toBe(false);
    socket.acks[1](null, { products: { seq: 1 } });
    expect(service.isLive('products')).toBe(true);
  });

  it('is not live in what the user may not read', () => {
    service.subscribe({ features: ['products'] });
    connected().acks[0](null, { products: { error: 'FORBIDDEN' } });
    expect(service.isLive('products')).toBe(false);
  });

  it('says since when a connection is missing that never stood', () => {
    expect(service.lostSince()).toBeNull();
    service.connect('one');
    expect(service.lostSince()).toBeInstanceOf(Date);
    sockets[0].happen('connect');
    expect(service.lostSince()).toBeNull();
  });

  it('says when events were lost', () => {
    const syncs: FeatureSync[] = [];
    service.synced('products').subscribe((sync) => syncs.push(sync));
    service.subscribe({ features: ['products'] });
    const socket = connected();
    socket.acks[0](null, { products: { seq: 3 } });
    socket.happen('disconnect');
    expect(service.isLive('products')).toBe(false);
    socket.happen('connect');
    socket.send('products:updated', {}, { seq: 4 });
    socket.acks[1](null, { products: { seq: 4 } });
    socket.send('resync', { resource: 'products', seq: 9 });
    expect(service.isLive('products')).toBe(true);
    expect(syncs.map(({ seq, resync }) => [seq, resync])).toEqual([
      [3, true],
      [4, false],
      [9, true],
    ]);
  });
});
