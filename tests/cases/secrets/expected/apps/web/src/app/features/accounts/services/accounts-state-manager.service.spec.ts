import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EventWithMeta, WebSocketService } from '@core/services/websocket.service';
import { importProgressSample } from '@shared/import/import.samples';
import { Subject, filter } from 'rxjs';
import { accountSample } from '../types/accounts.samples';
import { entityId } from '../types/accounts.types';
import { AccountStateManager } from './accounts-state-manager.service';

describe('AccountStateManager', () => {
  const row = accountSample();
  let manager: AccountStateManager;
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
    manager = TestBed.inject(AccountStateManager);
    http = TestBed.inject(HttpTestingController);
  });

  it('knows the imports that run, until they are over', async () => {
    await manager.initialize();
    const name = 'accounts';
    const event = importProgressSample();
    events.next({ name: `${name}:import-progress`, event, meta: undefined });
    expect(manager.imports()).toEqual([event]);
    const { jobId, sessionId } = event;
    events.next({ name: `${name}:import-completed`, event: { jobId, sessionId }, meta: undefined });
    expect(manager.imports()).toEqual([]);
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
    events.next({ name: 'accounts:created', event: { data: row }, meta: { seq: 1 } });
    expect(manager.localState()).toEqual([]);
    expect(imported).not.toHaveBeenCalled();
    events.next({ name: 'accounts:import-completed', event: {}, meta: undefined });
    expect(imported).toHaveBeenCalledOnce();
  });

  it('never shows a delete before the server has confirmed it', async () => {
    const deleted = manager.optimisticDelete(entityId(row));
    http.expectOne({ method: 'DELETE' }).flush(null, { status: 422, statusText: 'Unprocessable' });
    await expect(deleted).rejects.toBeTruthy();
    expect(manager.localState()).toEqual([]);
  });
});
