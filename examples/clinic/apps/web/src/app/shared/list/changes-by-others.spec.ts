import { TestBed } from '@angular/core/testing';
import { EventMeta, FeatureSync, WebSocketService } from '@core/services/websocket.service';
import { newOpId } from '@shared/http/op-id';
import { Subject, filter } from 'rxjs';
import { ChangesByOthers } from './changes-by-others';

interface Message {
  name: string;
  event: object;
  meta: EventMeta | undefined;
}

describe('ChangesByOthers', () => {
  const messages = new Subject<Message>();
  const syncs = new Subject<FeatureSync>();
  const onLive = vi.fn();
  let isLive: boolean;
  let changes: ChangesByOthers;

  beforeEach(() => {
    vi.useFakeTimers();
    isLive = true;
    onLive.mockReset();
    open();
  });

  afterEach(() => vi.useRealTimers());

  function open(): void {
    TestBed.resetTestingModule();
    const socket = {
      isLive: () => isLive,
      listenWithMeta: (wanted: string) => messages.pipe(filter(({ name }) => name === wanted)),
      synced: () => syncs,
    };
    TestBed.configureTestingModule({
      providers: [{ provide: WebSocketService, useValue: socket }],
    });
    changes = TestBed.runInInjectionContext(() => new ChangesByOthers('things', onLive));
  }

  function hear(action: string, event: object = {}, meta: EventMeta = { opId: 'another' }): void {
    messages.next({ name: `things:${action}`, event, meta });
  }

  it('counts rows that others have changed', () => {
    hear('created');
    hear('updated');
    hear('bulk-deleted', { ids: ['a', 'b', 'c'] });
    messages.next({ name: 'others:created', event: {}, meta: undefined });
    vi.advanceTimersByTime(2_000);
    expect(changes.since()).toEqual({ count: 5, isUncertain: false });
  });

  it('counts what happens to one record, where it is told which', () => {
    changes = TestBed.runInInjectionContext(() => new ChangesByOthers('things', onLive, () => '7'));
    hear('updated', {}, { entityId: '7' });
    hear('updated', {}, { entityId: '77' });
    hear('bulk-deleted', { ids: [6, 7, 8] });
    hear('deleted', { id: 8 });
    vi.advanceTimersByTime(2_000);
    expect(changes.since().count).toBe(2);
  });

  it('leaves out what was done here', () => {
    hear('updated', {}, { opId: newOpId() });
    vi.advanceTimersByTime(5_000);
    expect(changes.since().count).toBe(0);
  });

  it('starts afresh with each answer, but for what came while it was on its way', () => {
    hear('created');
    vi.advanceTimersByTime(2_000);
    const answered = changes.begin();
    hear('created');
    answered();
    expect(changes.since().count).toBe(0);
    vi.advanceTimersByTime(2_000);
    expect(changes.since().count).toBe(1);
  });

  it('keeps what it counted when no answer comes', () => {
    hear('created');
    vi.advanceTimersByTime(2_000);
    changes.begin();
    vi.advanceTimersByTime(2_000);
    expect(changes.since().count).toBe(1);
  });

  it('says nothing where the list follows the events', () => {
    const seen: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      hear('updated');
      vi.advanceTimersByTime(1_300);
      changes.begin()();
      seen.push(changes.since().count);
    }
    expect(Math.max(...seen)).toBe(0);
  });

  it('is not certain when events were lost', () => {
    syncs.next({ feature: 'things', seq: 7, resync: true });
    vi.advanceTimersByTime(2_000);
    expect(changes.since()).toEqual({ count: 0, isUncertain: true });
    changes.begin()();
    expect(changes.since().isUncertain).toBe(false);
    syncs.next({ feature: 'things', seq: 9, resync: false });
    vi.advanceTimersByTime(2_000);
    expect(changes.since().isUncertain).toBe(false);
  });

  it('has the page read again when the connection stands for the first time', () => {
    isLive = false;
    open();
    syncs.next({ feature: 'things', seq: 7, resync: true });
    syncs.next({ feature: 'things', seq: 7, resync: false });
    vi.advanceTimersByTime(5_000);
    expect(onLive).toHaveBeenCalledTimes(1);
    expect(changes.since()).toEqual({ count: 0, isUncertain: false });
  });
});
