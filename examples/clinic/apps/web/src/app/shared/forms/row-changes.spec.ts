import { TestBed } from '@angular/core/testing';
import { EventWithMeta, WebSocketService } from '@core/services/websocket.service';
import { newOpId } from '@shared/http/op-id';
import { Subject, filter } from 'rxjs';
import { changesToRow } from './row-changes';
import { ForeignChange } from './edit-dialog';

describe('changesToRow', () => {
  it('tells of changes to the one row, and of none that was made here', () => {
    const messages = new Subject<EventWithMeta<object> & { name: string }>();
    const listenWithMeta = (name: string) =>
      messages.pipe(filter((message) => message.name === name));
    TestBed.configureTestingModule({
      providers: [{ provide: WebSocketService, useValue: { listenWithMeta } }],
    });
    const told: ForeignChange[] = [];
    const others = TestBed.runInInjectionContext(() => changesToRow('items', '7'));
    others.subscribe((change) => told.push(change));
    const send = (action: string, event: object, meta: object) =>
      messages.next({ name: `items:${action}`, event, meta });

    send('updated', {}, { entityId: '7', version: 2, opId: newOpId() });
    send('updated', {}, { entityId: '8', version: 2, opId: 'of another' });
    send('deleted', { id: 8 }, { opId: 'of another' });
    expect(told).toEqual([]);

    send('updated', {}, { entityId: '7', version: 3, opId: 'of another' });
    send('bulk-deleted', { ids: [8, 7] }, {});
    send('deleted', { id: '7' }, { opId: 'of another' });
    expect(told).toEqual([
      { kind: 'changed', version: 3 },
      { kind: 'deleted' },
      { kind: 'deleted' },
    ]);
  });
});
