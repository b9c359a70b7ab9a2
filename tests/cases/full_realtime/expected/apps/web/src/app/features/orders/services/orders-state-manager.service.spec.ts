import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EventWithMeta, WebSocketService } from '@core/services/websocket.service';
import { Subject, filter } from 'rxjs';
import { orderSample } from '../types/orders.samples';
import { UpdateOrder, entityId } from '../types/orders.types';
import { OrderStateManager } from './orders-state-manager.service';

describe('OrderStateManager', () => {
  const row = orderSample();
  let manager: OrderStateManager;
  let http: HttpTestingController;
  let events: Subject<EventWithMeta<unknown> & { name: string }>;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    events = new Subject();
    const listen = (name: string) => events.pipe(filter((message) => message.name === name));
    const socket = TestBed.inject(WebSocketService);
    vi.spyOn(socket, 'listenWithMeta').mockImplementation(listen as typeof socket.listenWithMeta);
    manager = TestBed.inject(OrderStateManager);
    http = TestBed.inject(HttpTestingController);
    const read = manager.initialize();
    const url = '/api/orders?page=1&limit=100&sort=createdAt';
    const request = await vi.waitFor(() => http.expectOne(url));
    request.flush({
      success: true,
      data: [row],
      pagination: { page: 1, limit: 100, total: 1, totalPages: 1 },
    });
    await read;
  });

  it('follows what others create and delete', async () => {
    const other = orderSample(2);
    const name = 'orders';
    events.next({ name: `${name}:created`, event: { data: other }, meta: { seq: 1 } });
    expect(manager.localState().map(entityId)).toEqual([entityId(other), entityId(row)]);
    events.next({ name: `${name}:deleted`, event: { id: entityId(row) }, meta: { seq: 2 } });
    await vi.waitFor(() => expect(manager.localState()).toEqual([other]));
  });

  it('shows a change at once, and takes back what the server refuses', async () => {
    const changes = { code: 'changed' } as unknown as UpdateOrder;
    const updated = manager.optimisticUpdate(entityId(row), changes);
    expect(manager.localState()).toEqual([{ ...row, ...changes }]);
    const request = http.expectOne({ method: 'PATCH' });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    request.flush(null, { status: 422, statusText: 'Unprocessable' });
    await expect(updated).rejects.toBeTruthy();
    expect(manager.localState()).toEqual([row]);
  });

  it('brings back a row whose delete is refused', async () => {
    const deleted = manager.optimisticDelete(entityId(row));
    expect(manager.localState()).toEqual([]);
    http.expectOne({ method: 'DELETE' }).flush(null, { status: 422, statusText: 'Unprocessable' });
    await expect(deleted).rejects.toBeTruthy();
    expect(manager.localState()).toEqual([row]);
  });

  it('shows a new row once, before and after the answer', async () => {
    const other = orderSample(2);
    const created = manager.optimisticCreate(other as never);
    expect(manager.localState()).toHaveLength(2);
    http.expectOne({ method: 'POST' }).flush({ success: true, data: other });
    await created;
    expect(manager.localState().map(entityId)).toEqual([entityId(other), entityId(row)]);
  });
});
