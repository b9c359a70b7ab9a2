import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, Injectable, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { Title } from '@angular/platform-browser';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { AuthService } from '@core/services/auth.service';
import { EventMeta, FeatureSync, WebSocketService } from '@core/services/websocket.service';
import { PaginatedResponse } from '@shared/http/api.types';
import { ListColumn } from '@shared/list/list-column';
import { ConfirmService } from '@shared/ui/confirm.service';
import { provideIcons } from '@shared/ui/icons';
import { Observable, Subject, filter, of } from 'rxjs';
import { REGISTERED_MODULES } from './record-links';
import { recordPage } from './record-model';
import { RecordOptions } from './record-options';
import { RECORD_PAGE } from './record-page.component';

interface Thing {
  id: string;
  name: string;
  version: number;
}

interface Part {
  id: string;
  title: string;
  thingId: string;
}

@Injectable({ providedIn: 'root' })
class ThingService {
  readonly get = vi.fn<(id: string) => Promise<Thing>>();
  readonly delete = vi.fn<(id: string, version: number | undefined) => Promise<void>>();
  readonly list = vi.fn<() => Observable<PaginatedResponse<Thing>>>();
}

@Injectable({ providedIn: 'root' })
class PartService {
  readonly get = vi.fn<(id: string) => Promise<Part>>();
  readonly delete = vi.fn<(id: string) => Promise<void>>();
  readonly list = vi.fn<(query: object) => Observable<PaginatedResponse<Part>>>();
}

@Component({ template: '' })
class DialogComponent {}

const THING_COLUMNS: readonly ListColumn<Thing>[] = [
  { key: 'name', label: 'Name', heading: true },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];

const THINGS: RecordOptions<Thing> = {
  resource: 'things',
  title: 'Things',
  one: 'thing',
  many: 'things',
  columns: THING_COLUMNS,
  label: ({ name }) => name,
  id: ({ id }) => id,
  version: ({ version }) => version,
  events: true,
  service: ThingService,
  createDialog: DialogComponent,
  edit: { dialog: DialogComponent, data: (thing) => ({ thing }) },
};

const PARTS: RecordOptions<Part> = {
  resource: 'parts',
  title: 'Parts',
  one: 'part',
  many: 'parts',
  columns: [
    { key: 'title', label: 'Title', heading: true },
    { key: 'thingId', label: 'Thing' },
  ],
  label: ({ title }) => title,
  id: ({ id }) => id,
  service: PartService,
  createDialog: DialogComponent,
};

@Component({
  imports: [RECORD_PAGE],
  template: `
    <app-record-page [page]="page">
      <ng-template appCell="version" [appCellOf]="page" let-row>v{{ row.version }}</ng-template>
    </app-record-page>
  `,
})
class ThingPageComponent {
  protected readonly page = recordPage(THINGS);
}

describe('the page of a record', () => {
  const messages = new Subject<{ name: string; event: object; meta: EventMeta }>();
  let permissions: string[];
  let opened: ReturnType<typeof vi.fn>;
  let harness: RouterTestingHarness;
  let things: ThingService;
  let parts: PartService;

  beforeEach(async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    });
    permissions = ['things.read', 'things.update', 'things.delete', 'parts.read', 'parts.create'];
    opened = vi.fn(() => ({ afterClosed: () => of(undefined) }));
    const socket = {
      isLive: () => true,
      connect: vi.fn(),
      subscribe: vi.fn(),
      lostSince: signal(null),
      listen: () => new Subject(),
      listenWithMeta: (wanted: string) => messages.pipe(filter(({ name }) => name === wanted)),
      synced: () => new Subject<FeatureSync>(),
    };
    const reference = {
      field: 'thingId',
      label: 'Thing',
      parameter: 'thingId',
      to: 'things',
      toField: 'id',
    };
    const module = {
      resource: 'parts',
      key: 'id',
      references: [reference],
      load: () => Promise.resolve(PARTS),
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter(
          [
            { path: 'things/:id', title: 'Thing', component: ThingPageComponent },
            { path: '**', component: DialogComponent },
          ],
          withComponentInputBinding(),
        ),
        { provide: WebSocketService, useValue: socket },
        { provide: MatDialog, useValue: { open: opened, closeAll: vi.fn() } },
        { provide: REGISTERED_MODULES, useValue: [module] },
        {
          provide: AuthService,
          useValue: {
            accessToken: signal('token'),
            sessionEnded: new Subject(),
            can: (permission: string) => permissions.includes(permission),
          },
        },
      ],
    });
    things = TestBed.inject(ThingService);
    parts = TestBed.inject(PartService);
    things.get.mockImplementation((id) => Promise.resolve({ id, name: `Thing ${id}`, version: 3 }));
    parts.list.mockReturnValue(
      of({
        success: true,
        data: [{ id: 'p', title: 'A part', thingId: '1' }],
        pagination: { page: 1, limit: 10, total: 11, totalPages: 2 },
      }),
    );
    harness = await RouterTestingHarness.create();
  });

  afterEach(() => vi.useRealTimers());

  async function open(path: string): Promise<HTMLElement> {
    await harness.navigateByUrl(path);
    return settle();
  }

  async function settle(): Promise<HTMLElement> {
    for (let n = 0; n < 4; n += 1) {
      await vi.advanceTimersByTimeAsync(10);
      harness.detectChanges();
    }
    return harness.routeNativeElement as HTMLElement;
  }

  function button(page: HTMLElement, text: string): HTMLButtonElement {
    const found = [...page.querySelectorAll('button')].find((one) =>
      one.textContent.includes(text),
    );
    expect(found, `a button "${text}"`).toBeDefined();
    return found as HTMLButtonElement;
  }

  function failWith(status: number): void {
    things.get.mockImplementation(() => Promise.reject(new HttpErrorResponse({ status })));
  }

  it('shows all fields, names itself, and has its cells', async () => {
    const page = await open('/things/a%2Fb~c');
    expect(things.get).toHaveBeenCalledWith('a/b~c');
    expect(page.querySelector('h1')?.textContent).toBe('Thing a/b~c');
    expect(page.querySelector('dl')?.textContent).toContain('v3');
    expect(TestBed.inject(Title).getTitle()).toMatch(/^Thing a\/b~c · /);
    expect(page.querySelector('.record-path a')?.getAttribute('href')).toBe('/things');
  });

  it('goes to another record, and forgets the first', async () => {
    await open('/things/1');
    things.get.mockImplementation(() => new Promise(() => undefined));
    const page = await open('/things/2');
    expect(page.textContent).not.toContain('Thing 1');
  });

  it.each([
    [404, 'There is no such thing'],
    [403, 'You may not see things'],
    [500, 'The thing could not be loaded'],
  ])('says what an answer of %i means', async (status, words) => {
    failWith(status);
    const page = await open('/things/1');
    expect(page.textContent).toContain(words);
    expect(page.querySelector('dl')).toBeNull();
  });

  it('asks nothing of the server for a user who may not read', async () => {
    permissions = [];
    const page = await open('/things/1');
    expect(page.textContent).toContain('You may not see things');
    expect(things.get).not.toHaveBeenCalled();
  });

  it('offers only what the user may do', async () => {
    permissions = ['things.read'];
    const page = await open('/things/1');
    expect(page.querySelector('.page-actions button')).toBeNull();
    expect(page.querySelector('.related')).toBeNull();
  });

  it('says that somebody else has changed it, and shows it when asked to', async () => {
    await open('/things/1');
    things.get.mockResolvedValue({ id: '1', name: 'Renamed', version: 4 });
    for (const entityId of ['1', '2']) {
      messages.next({ name: 'things:updated', event: {}, meta: { entityId, opId: 'other' } });
    }
    await vi.advanceTimersByTimeAsync(2_500);
    const page = await settle();
    expect(page.querySelector('h1')?.textContent).toBe('Thing 1');
    button(page, '1 change since').click();
    expect((await settle()).querySelector('h1')?.textContent).toBe('Renamed');
  });

  it('edits in the dialog of the module', async () => {
    const page = await open('/things/1');
    button(page, 'Edit').click();
    await settle();
    const data = { thing: { id: '1', name: 'Thing 1', version: 3 } };
    expect(opened).toHaveBeenCalledWith(DialogComponent, expect.objectContaining({ data }));
    expect(things.get).toHaveBeenCalledTimes(2);
  });

  it('deletes the version that it shows, and leaves', async () => {
    vi.spyOn(TestBed.inject(ConfirmService), 'confirmDelete').mockResolvedValue(true);
    things.delete.mockResolvedValue(undefined);
    const page = await open('/things/1');
    button(page, 'Delete').click();
    await settle();
    expect(things.delete).toHaveBeenCalledWith('1', 3);
    expect(TestBed.inject(Router).url).toBe('/things');
  });

  it('stays when the server refuses the delete', async () => {
    vi.spyOn(TestBed.inject(ConfirmService), 'confirmDelete').mockResolvedValue(true);
    things.delete.mockRejectedValue(new HttpErrorResponse({ status: 422 }));
    button(await open('/things/1'), 'Delete').click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/things/1');
  });

  it('lists what refers to it, page by page', async () => {
    const page = await open('/things/1');
    const related = page.querySelector('.related') as HTMLElement;
    expect(parts.list).toHaveBeenCalledWith({ page: 1, limit: 10, thingId: '1' });
    expect(related.querySelector('h2')?.textContent).toBe('Parts');
    expect(related.querySelector('td a')?.getAttribute('href')).toBe('/parts/p');
    expect(related.querySelector('thead')?.textContent).not.toContain('Thing');
    related.querySelector<HTMLButtonElement>('.mat-mdc-paginator-navigation-next')?.click();
    await settle();
    expect(parts.list).toHaveBeenLastCalledWith({ page: 2, limit: 10, thingId: '1' });
  });

  it('tells who changed it, and brings an earlier state back in the dialog', async () => {
    permissions.push('things.history');
    const page = await open('/things/1');
    const user = { id: 'u', email: 'anna@example.com' };
    const entry = { at: '2025-03-14T10:00:00Z', user, requestId: 'r', entityId: '1' };
    const before = { id: '1', name: 'Old', version: 1 };
    const after = { id: '1', name: 'Thing 1', version: 2 };
    const data = [
      { ...entry, id: '2', action: 'update', changed: ['name'], before, after },
      { ...entry, id: '1', action: 'create', changed: ['name'], before: null, after: before },
    ];
    const pagination = { page: 1, limit: 10, total: 2, totalPages: 1 };
    TestBed.inject(HttpTestingController)
      .expectOne('/api/things/1/history?page=1&limit=10')
      .flush({ success: true, data, pagination });
    await settle();
    const [newest, first] = page.querySelectorAll('.change');
    expect(newest.textContent).toMatch(/Changed *by anna@example.com/);
    expect(newest.querySelector('del')?.textContent.trim()).toBe('Old');
    expect(newest.querySelector('ins')?.textContent.trim()).toBe('Thing 1');
    expect(newest.querySelector('button')).toBeNull();
    first.querySelector('button')?.click();
    const thing = { id: '1', name: 'Thing 1', version: 3 };
    expect(opened).toHaveBeenCalledWith(
      DialogComponent,
      expect.objectContaining({ data: { thing, restored: before } }),
    );
  });

  it('makes a new one that refers to it', async () => {
    const page = await open('/things/1');
    button(page, 'New part').click();
    await settle();
    const data = { values: { thingId: '1' } };
    expect(opened).toHaveBeenCalledWith(DialogComponent, expect.objectContaining({ data }));
    expect(parts.list).toHaveBeenCalledTimes(2);
  });
});
