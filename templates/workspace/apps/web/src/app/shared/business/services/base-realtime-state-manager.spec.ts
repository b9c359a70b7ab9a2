import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, WritableSignal, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthService } from '@core/services/auth.service';
import { EventMeta, FeatureSync, WebSocketService } from '@core/services/websocket.service';
import { PaginatedResponse } from '@shared/http/api.types';
import { Subject, filter, from, map } from 'rxjs';
import {
  BaseRealtimeStateManager,
  ConflictInfo,
  WriteContext,
} from './base-realtime-state-manager';

interface Item {
  id: string;
  name: string;
  price: number;
  version: number;
}

/** A promise that the test settles. */
class Answer<T> {
  resolve!: (value: T) => void;
  reject!: (error: unknown) => void;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

interface Call extends WriteContext {
  kind: string;
  id: string;
  answer: Answer<Item>;
}

class FakeSocketService {
  readonly events = new Subject<{ name: string; event: object; meta?: EventMeta }>();
  readonly syncs = new Subject<FeatureSync>();
  readonly isConnected = signal(false);
  readonly lostSince = signal<Date | null>(null);
  readonly steps: string[] = [];

  connect(): void {
    this.steps.push('connect');
  }

  subscribe({ features }: { features: string[] }): void {
    this.steps.push(`subscribe ${features.join()}`);
  }

  readonly isLive = signal(false);

  synced() {
    return this.syncs;
  }

  listen(name: string) {
    return this.events.pipe(
      filter((message) => message.name === name),
      map(({ event }) => event),
    );
  }

  listenWithMeta(name: string) {
    this.steps.push(`listen ${name}`);
    return this.events.pipe(
      filter((message) => message.name === name),
      map(({ event, meta }) => ({ event, meta })),
    );
  }
}

@Injectable({ providedIn: 'root' })
class ItemState extends BaseRealtimeStateManager<Item, Partial<Item>, Partial<Item>> {
  rows: Item[] = [];
  readonly calls: Call[] = [];
  readonly conflicts: ConflictInfo<Item>[] = [];
  fetches = 0;
  read: () => Promise<Item[]> = async () => this.rows;

  constructor() {
    super({
      feature: 'items',
      entity: 'item',
      enableOptimisticUpdates: true,
      enableConflictDetection: true,
      debounceMs: 50,
      retryAttempts: 2,
    });
  }

  pages(load: (page: number) => Promise<PaginatedResponse<Item>>): Promise<Item[]> {
    return this.fetchAllPages(({ page }) => from(load(page)));
  }

  protected override fetchFromServer(): Promise<Item[]> {
    this.fetches += 1;
    return this.read();
  }

  protected override serverCreate(_data: Partial<Item>, context: WriteContext): Promise<Item> {
    return this.call('create', '', context);
  }

  protected override serverUpdate(
    id: string,
    _changes: Partial<Item>,
    context: WriteContext,
  ): Promise<Item> {
    return this.call('update', id, context);
  }

  protected override async serverDelete(id: string, context: WriteContext): Promise<void> {
    await this.call('delete', id, context);
  }

  protected override extractEntityId(entity: Item): string {
    return entity.id;
  }

  protected override onConflictDetected(conflict: ConflictInfo<Item>): void {
    this.conflicts.push(conflict);
  }

  private call(kind: string, id: string, context: WriteContext): Promise<Item> {
    const answer = new Answer<Item>();
    this.calls.push({ kind, id, ...context, answer });
    return answer.promise;
  }
}

@Injectable({ providedIn: 'root' })
class HisState extends ItemState {
  constructor() {
    super();
    this.config.hisMode = true;
  }
}

const pen: Item = { id: '1', name: 'pen', price: 1, version: 1 };
const ink: Item = { id: '2', name: 'ink', price: 2, version: 1 };

function refused(status: number, current?: Item): HttpErrorResponse {
  return new HttpErrorResponse({
    status,
    error: { success: false, error: { code: 'X', message: 'no', details: { current } } },
  });
}

/** Lets promises that wait for each other go on. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i += 1) {
    await Promise.resolve();
  }
}

describe('BaseRealtimeStateManager', () => {
  let socket: FakeSocketService;
  let ended: Subject<void>;
  let token: WritableSignal<string | null>;
  let state: ItemState;

  beforeEach(() => {
    socket = new FakeSocketService();
    ended = new Subject();
    token = signal<string | null>(null);
    TestBed.configureTestingModule({
      providers: [
        { provide: WebSocketService, useValue: socket },
        {
          provide: AuthService,
          useValue: { sessionEnded: ended, getToken: token, accessToken: token },
        },
      ],
    });
    state = TestBed.inject(ItemState);
  });

  afterEach(() => vi.useRealTimers());

  async function started(...rows: Item[]): Promise<void> {
    state.rows = rows;
    await state.initialize();
  }

  function send(action: string, event: object, meta?: EventMeta): void {
    vi.useFakeTimers();
    socket.events.next({ name: `items:${action}`, event, meta });
    vi.advanceTimersByTime(100);
    vi.useRealTimers();
  }

  const names = () => state.localState().map(({ name }) => name);

  describe('start', () => {
    it('listens and subscribes, and reads when the feature is live', async () => {
      token.set('t');
      state.rows = [pen];
      const done = state.initialize();
      expect(socket.steps).toEqual([
        'connect',
        'listen items:created',
        'listen items:updated',
        'listen items:deleted',
        'listen items:bulk-deleted',
        'subscribe items',
      ]);
      await settled();
      expect(state.fetches).toBe(0);
      socket.syncs.next({ feature: 'items', seq: 1, resync: true });
      await done;
      expect(state.fetches).toBe(1);
      expect(names()).toEqual(['pen']);
    });

    it('does nothing the second time', async () => {
      await started(pen);
      await state.initialize();
      expect(state.fetches).toBe(1);
    });

    it('says why the rows could not be read', async () => {
      state.read = () => Promise.reject(refused(500));
      await state.initialize();
      expect(state.loadError()).toMatchObject({ status: 500 });
      state.read = async () => [pen];
      await state.refresh();
      expect(state.loadError()).toBeNull();
      expect(names()).toEqual(['pen']);
    });

    it('says how far the rows can be trusted', async () => {
      vi.useFakeTimers();
      expect(state.status()).toBe('signed-out');
      token.set('t');
      expect(state.status()).toBe('offline');
      const start = state.initialize();
      expect(state.status()).toBe('catching-up');
      state.read = () => Promise.reject(refused(503));
      await vi.advanceTimersByTimeAsync(1_500);
      await start;
      expect(state.status()).toBe('offline');
      socket.isConnected.set(true);
      expect(state.status()).toBe('catching-up');
      socket.isLive.set(true);
      expect(state.status()).toBe('stale');
      state.read = async () => [pen];
      await vi.advanceTimersByTimeAsync(5_000);
      expect(state.status()).toBe('live');
      expect(names()).toEqual(['pen']);
    });

    it('reads again when events were lost, and not otherwise', async () => {
      await started(pen);
      socket.syncs.next({ feature: 'items', seq: 2, resync: false });
      expect(state.fetches).toBe(1);
      socket.syncs.next({ feature: 'items', seq: 2, resync: true });
      expect(state.fetches).toBe(2);
    });

    it('reads again after an import', async () => {
      vi.useFakeTimers();
      await started(pen);
      for (let i = 0; i < 2; i += 1) {
        socket.events.next({ name: 'items:import-completed', event: {} });
      }
      await vi.advanceTimersByTimeAsync(1_000);
      expect(state.fetches).toBe(2);
    });

    it('never reads a list in HIS mode', async () => {
      const his = TestBed.inject(HisState);
      token.set('t');
      await his.initialize();
      expect(socket.steps).toEqual(['connect', 'subscribe items']);
      socket.syncs.next({ feature: 'items', seq: 1, resync: true });
      expect(his.fetches).toBe(0);
    });

    it('forgets all when the user signs out', async () => {
      await started(pen);
      const write = state.optimisticUpdate('1', { name: 'mine' });
      ended.next();
      expect(state.localState()).toEqual([]);
      state.calls[0].answer.resolve({ ...pen, name: 'mine', version: 2 });
      await write;
      expect(state.localState()).toEqual([]);
      await started(ink);
      expect(names()).toEqual(['ink']);
    });
  });

  describe('pages', () => {
    /** A server with rows in the order in which they were made. */
    const list = Array.from({ length: 250 }, (_, i) => ({ ...pen, id: String(i + 1) }));
    const page = (rows: Item[], number: number): PaginatedResponse<Item> => ({
      success: true,
      data: rows.slice((number - 1) * 100, number * 100),
      pagination: {
        page: number,
        limit: 100,
        total: rows.length,
        totalPages: Math.ceil(rows.length / 100),
      },
    });
    const ids = (rows: Item[]) => rows.map(({ id }) => id);

    it('are all read, in order', async () => {
      const load = vi.fn(async (number: number) => page(list, number));
      expect(ids(await state.pages(load))).toEqual(ids(list));
      expect(load.mock.calls.map(([number]) => number)).toEqual([1, 3, 2, 1]);
    });

    it('miss no row when others come and go between', async () => {
      const rows = [...list];
      const answered = await state.pages(async (number) => {
        const answer = page(rows, number);
        rows.splice(40, 1);
        rows.push({ ...pen, id: `new ${number}` });
        return answer;
      });
      const there = new Set(ids(answered));
      expect(ids(rows).filter((id) => !id.startsWith('new') && !there.has(id))).toEqual([]);
      expect(there.size).toBe(answered.length);
    });

    it('are read again when events say that rows came or went between', async () => {
      await started(pen);
      const load = vi.fn(async (number: number) => {
        if (load.mock.calls.length === 2) {
          send('created', { data: ink }, { seq: 1 });
        }
        return page(list, number);
      });
      await state.pages(load);
      expect(load).toHaveBeenCalledTimes(8);
    });

    it('are too many to be kept', async () => {
      const pagination = { page: 1, limit: 100, total: 20_001, totalPages: 201 };
      const reading = state.pages(async () => ({ success: true, data: [pen], pagination }));
      await expect(reading).rejects.toThrow('There are 20001 rows');
    });
  });

  describe('writes', () => {
    it('show a new row at once, and the confirmed one in its place', async () => {
      await started(pen);
      const write = state.optimisticCreate({ name: 'cap', price: 3 });
      expect(names()).toEqual(['cap', 'pen']);
      expect(state.syncStats().pending).toBe(1);
      const [local] = state.localState();
      expect(state.isPending(local.id)).toBe(true);
      state.calls[0].answer.resolve({ id: '3', name: 'CAP', price: 3, version: 1 });
      expect((await write).id).toBe('3');
      expect(names()).toEqual(['CAP', 'pen']);
      expect(state.syncStats()).toMatchObject({ pending: 0, synced: 1, failed: 0 });
    });

    it('leave no row to a user who may not read it any more', async () => {
      await started(pen, ink);
      const created = state.optimisticCreate({ name: 'cap' });
      const changed = state.optimisticUpdate('1', { name: 'PEN' });
      expect(names()).toEqual(['cap', 'PEN', 'ink']);
      state.calls[0].answer.resolve({ id: '3', version: 1 } as Item);
      state.calls[1].answer.resolve({ id: '1', version: 2 } as Item);
      await Promise.all([created, changed]);
      expect(names()).toEqual(['ink']);
      expect(state.syncStats()).toMatchObject({ pending: 0, failed: 0 });
    });

    it('take a refused new row and a refused delete back', async () => {
      await started(pen, ink);
      const created = state.optimisticCreate({ name: 'cap' });
      const deleted = state.optimisticDelete('1');
      expect(names()).toEqual(['cap', 'ink']);
      state.calls[0].answer.reject(refused(409));
      state.calls[1].answer.reject(refused(422));
      await expect(created).rejects.toMatchObject({ status: 409 });
      await expect(deleted).rejects.toMatchObject({ status: 422 });
      expect(names()).toEqual(['pen', 'ink']);
      expect(state.syncStats()).toMatchObject({ pending: 0, failed: 2 });
    });

    it('undo exactly the refused one of several edits', async () => {
      await started(pen);
      const edits = [
        state.optimisticUpdate('1', { name: 'a' }),
        state.optimisticUpdate('1', { price: 99 }),
        state.optimisticUpdate('1', { name: 'c' }),
      ];
      expect(state.localState()[0]).toMatchObject({ name: 'c', price: 99 });
      expect(state.calls.length).toBe(1);
      state.calls[0].answer.resolve({ ...pen, name: 'a', version: 2 });
      await edits[0];
      await settled();
      expect(state.calls[1].version).toBe(2);
      state.calls[1].answer.reject(refused(422));
      await expect(edits[1]).rejects.toMatchObject({ status: 422 });
      expect(state.localState()[0]).toMatchObject({ name: 'c', price: 1 });
      await settled();
      expect(state.calls[2].version).toBe(2);
      state.calls[2].answer.resolve({ ...pen, name: 'c', version: 3 });
      await edits[2];
      expect(state.localState()).toEqual([{ ...pen, name: 'c', version: 3 }]);
    });

    it('to a row that is still being made wait for its key', async () => {
      await started();
      const created = state.optimisticCreate({ name: 'cap' });
      const [{ id }] = state.localState();
      const edited = state.optimisticUpdate(id, { price: 5 });
      expect(state.localState()[0]).toMatchObject({ name: 'cap', price: 5 });
      state.calls[0].answer.resolve({ id: '3', name: 'cap', price: 0, version: 1 });
      await created;
      await settled();
      expect(state.calls[1]).toMatchObject({ kind: 'update', id: '3', version: 1 });
      expect(state.localState()[0]).toMatchObject({ id: '3', price: 5 });
      state.calls[1].answer.resolve({ id: '3', name: 'cap', price: 5, version: 2 });
      await edited;
    });

    it('to a row wait for those that were made before it had its key', async () => {
      await started();
      const created = state.optimisticCreate({ name: 'cap' });
      const [{ id }] = state.localState();
      const first = state.optimisticUpdate(id, { price: 5 });
      state.calls[0].answer.resolve({ id: '3', name: 'cap', price: 0, version: 1 });
      await created;
      const second = state.optimisticUpdate('3', { price: 6 });
      await settled();
      expect(state.calls.length).toBe(2);
      state.calls[1].answer.resolve({ id: '3', name: 'cap', price: 5, version: 2 });
      await first;
      await settled();
      expect(state.calls[2].version).toBe(2);
      state.calls[2].answer.resolve({ id: '3', name: 'cap', price: 6, version: 3 });
      await second;
      expect(state.conflicts).toEqual([]);
    });

    it('whose answers were overtaken by a list have it read again', async () => {
      await started(pen);
      const write = state.optimisticCreate({ name: 'cap' });
      await state.refresh();
      // Made after the list was read, or made and deleted before: only another list can tell.
      const answer = new Answer<Item[]>();
      state.read = () => answer.promise;
      state.calls[0].answer.resolve({ id: '3', name: 'cap', price: 0, version: 1 });
      await write;
      expect(names()).toEqual(['cap', 'pen']);
      expect(state.fetches).toBe(3);
      answer.resolve([pen]);
      await settled();
      expect(names()).toEqual(['pen']);
    });

    it('to a row that was never created are not sent', async () => {
      await started();
      const created = state.optimisticCreate({ name: 'cap' });
      const edited = state.optimisticUpdate(state.localState()[0].id, { price: 5 });
      state.calls[0].answer.reject(refused(409));
      await expect(created).rejects.toMatchObject({ status: 409 });
      await expect(edited).rejects.toThrow('The record was not created.');
      expect(state.calls.length).toBe(1);
      expect(state.localState()).toEqual([]);
    });

    it('are refused when too many wait', async () => {
      await started(pen);
      const writes = Array.from({ length: 100 }, () => state.optimisticUpdate('1', { price: 2 }));
      writes.forEach((write) => write.catch(() => undefined));
      await expect(state.optimisticUpdate('1', { price: 3 })).rejects.toThrow('Too many');
      expect(state.syncStats().pending).toBe(100);
      ended.next();
      expect(state.syncStats().pending).toBe(0);
    });

    it('report a conflict with what each side has', async () => {
      await started(pen);
      const theirs = { ...pen, name: 'theirs', version: 4 };
      const write = state.optimisticUpdate('1', { name: 'mine', price: 1 });
      expect(state.calls[0].version).toBe(1);
      state.calls[0].answer.reject(refused(412, theirs));
      await expect(write).rejects.toMatchObject({ status: 412 });
      expect(state.localState()).toEqual([theirs]);
      expect(state.syncStats()).toMatchObject({ conflicts: 1, failed: 1 });
      expect(state.conflicts[0]).toMatchObject({
        id: '1',
        base: pen,
        mine: { name: 'mine', price: 1 },
        theirs,
        fields: ['name'],
        entity: pen,
        serverVersion: theirs,
      });
    });

    it('send the version that their user saw, whatever has come meanwhile', async () => {
      await started(pen, ink);
      send('updated', { data: { ...pen, name: 'theirs', version: 2 } }, { seq: 1 });
      send('updated', { data: { ...ink, name: 'theirs', version: 2 } }, { seq: 2 });
      const write = state.optimisticUpdate('1', { name: 'mine' }, pen);
      const deleted = state.optimisticDelete('2', ink);
      expect(state.calls.map(({ version }) => version)).toEqual([1, 1]);
      state.calls.forEach(({ answer }) => answer.reject(refused(412)));
      await expect(write).rejects.toMatchObject({ status: 412 });
      await expect(deleted).rejects.toMatchObject({ status: 412 });
      expect(names()).toEqual(['theirs', 'theirs']);
    });

    it('know what the same user has changed since they began', async () => {
      await started(pen);
      const first = state.optimisticUpdate('1', { price: 2 });
      const [shown] = state.localState();
      state.calls[0].answer.resolve({ ...pen, price: 2, version: 2 });
      await first;
      for (const seen of [pen, shown]) {
        state.optimisticUpdate('1', { name: 'b' }, seen).catch(() => undefined);
        expect(state.calls.at(-1)?.version).toBe(2);
        state.calls.at(-1)?.answer.reject(refused(422));
        await settled();
      }
    });

    it('over one that is pending have seen no more than that one', async () => {
      await started(pen);
      const first = state.optimisticUpdate('1', { name: 'a' });
      send('updated', { data: { ...pen, name: 'theirs', version: 2 } }, { seq: 1 });
      const [shown] = state.localState();
      expect(shown.name).toBe('a');
      const second = state.optimisticUpdate('1', { name: 'b' });
      const third = state.optimisticUpdate('1', { name: 'c' }, shown);
      for (const [n, write] of [first, second, third].entries()) {
        expect(state.calls[n].version).toBe(1);
        state.calls[n].answer.reject(refused(412));
        await expect(write).rejects.toMatchObject({ status: 412 });
        await settled();
      }
      expect(names()).toEqual(['theirs']);
    });

    it('are sent again under the same key when no answer came', async () => {
      vi.useFakeTimers();
      await started(pen);
      const write = state.optimisticUpdate('1', { name: 'a' });
      state.calls[0].answer.reject(refused(0));
      await vi.advanceTimersByTimeAsync(500);
      expect(state.calls.length).toBe(2);
      expect(state.calls[1].opId).toBe(state.calls[0].opId);
      expect(names()).toEqual(['a']);
      // The first one had reached the server.
      const current = { ...pen, name: 'a', version: 2 };
      state.calls[1].answer.reject(refused(412, current));
      expect(await write).toEqual(current);
      expect(state.conflicts).toEqual([]);
    });

    it('wait for the connection when it is gone', async () => {
      vi.useFakeTimers();
      await started(pen);
      socket.lostSince.set(new Date());
      const write = state.optimisticDelete('1');
      for (let i = 0; i < 5; i += 1) {
        state.calls[i].answer.reject(refused(0));
        await vi.advanceTimersByTimeAsync(0);
        expect(names()).toEqual([]);
        socket.syncs.next({ feature: 'items', seq: 1, resync: false });
        await vi.advanceTimersByTimeAsync(0);
      }
      state.calls[5].answer.resolve(pen);
      await write;
      expect(names()).toEqual([]);
    });
  });

  describe('events', () => {
    it('create, change and delete rows', async () => {
      await started(pen);
      send('created', { data: ink }, { seq: 1 });
      send('updated', { data: { ...pen, name: 'PEN', version: 2 } }, { seq: 2 });
      expect(names()).toEqual(['ink', 'PEN']);
      send('deleted', { id: '1' }, { seq: 3 });
      send('bulk-deleted', { ids: ['2'], count: 1 }, { seq: 4 });
      expect(names()).toEqual([]);
    });

    it('of an older version change nothing', async () => {
      await started({ ...pen, version: 5 });
      send('updated', { data: { ...pen, name: 'old', version: 4 } });
      expect(names()).toEqual(['pen']);
    });

    it('do not bring a deleted row back', async () => {
      await started(pen);
      const write = state.optimisticUpdate('1', { name: 'mine' });
      send('deleted', { id: '1' }, { seq: 3 });
      state.calls[0].answer.resolve({ ...pen, name: 'mine', version: 2 });
      await write;
      send('updated', { data: { ...pen, version: 9 } }, { seq: 2 });
      expect(names()).toEqual([]);
      send('created', { data: pen }, { seq: 4 });
      expect(names()).toEqual(['pen']);
    });

    it('of a write that come before its answer confirm it', async () => {
      await started();
      const write = state.optimisticCreate({ name: 'cap' });
      const row = { id: '3', name: 'cap', price: 0, version: 1 };
      send('created', { data: row }, { seq: 1, opId: state.calls[0].opId });
      expect(state.localState()).toEqual([row]);
      expect(state.syncStats().pending).toBe(0);
      send('updated', { data: { ...row, name: 'later', version: 2 } }, { seq: 2 });
      state.calls[0].answer.resolve(row);
      await write;
      expect(names()).toEqual(['later']);
    });

    it('of a write whose answer is lost confirm it too', async () => {
      await started(pen);
      const write = state.optimisticUpdate('1', { name: 'a' });
      const row = { ...pen, name: 'a', version: 2 };
      send('updated', { data: row }, { seq: 1, opId: state.calls[0].opId });
      state.calls[0].answer.reject(refused(0));
      expect(await write).toEqual(row);
      expect(names()).toEqual(['a']);
    });

    it('are not undone by a list that was read before them', async () => {
      await started(pen);
      const answer = new Answer<Item[]>();
      state.read = () => answer.promise;
      const done = state.refresh();
      send('created', { data: ink }, { seq: 1 });
      send('deleted', { id: '1' }, { seq: 2 });
      answer.resolve([pen]);
      await done;
      expect(names()).toEqual(['ink']);
    });

    it('that carry a reference only make it read again, once for many', async () => {
      vi.useFakeTimers();
      await started(pen);
      state.rows = [{ ...pen, name: 'PEN', version: 3 }];
      for (const version of [2, 3]) {
        const event = { data: { id: '1', version } };
        socket.events.next({ name: 'items:updated', event, meta: { seq: version } });
      }
      await vi.advanceTimersByTimeAsync(1_000);
      expect(state.fetches).toBe(2);
      expect(names()).toEqual(['PEN']);
    });
  });

  it('shows the last of two readings', async () => {
    await started();
    const slow = new Answer<Item[]>();
    state.read = () => slow.promise;
    const first = state.refresh();
    state.read = async () => [ink];
    await state.refresh();
    slow.resolve([pen]);
    await first;
    expect(names()).toEqual(['ink']);
    expect(state.isLoading()).toBe(false);
  });
});
