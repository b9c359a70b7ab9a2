import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EventWithMeta, WebSocketService } from '@core/services/websocket.service';
import { Subject, filter } from 'rxjs';
import { productSample } from '../types/products.samples';
import { entityId } from '../types/products.types';
import { ProductStateManager } from './products-state-manager.service';

describe('ProductStateManager', () => {
  const row = productSample();
  let manager: ProductStateManager;
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
    manager = TestBed.inject(ProductStateManager);
    http = TestBed.inject(HttpTestingController);
  });

  it('reads no list: the page asks the server itself', async () => {
    await manager.initialize();
    http.expectNone(() => true);
    expect(manager.localState()).toEqual([]);
  });

  it('tells of an import that has ended, and shows no event of others', async () => {
    const imported = vi.fn();
    manager.imported.subscribe(imported);
    await manager.initialize();
    events.next({ name: 'products:created', event: { data: row }, meta: { seq: 1 } });
    expect(manager.localState()).toEqual([]);
    expect(imported).not.toHaveBeenCalled();
    events.next({ name: 'products:import-completed', event: {}, meta: undefined });
    expect(imported).toHaveBeenCalledOnce();
  });

  it('never shows a delete before the server has confirmed it', async () => {
    const deleted = manager.optimisticDelete(entityId(row));
    http.expectOne({ method: 'DELETE' }).flush(null, { status: 422, statusText: 'Unprocessable' });
    await expect(deleted).rejects.toBeTruthy();
    expect(manager.localState()).toEqual([]);
  });
});
