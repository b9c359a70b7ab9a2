import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { PaginatedResponse } from '@shared/http/api.types';
import { ReferenceService } from '@shared/reference/reference.service';
import { provideIcons } from '@shared/ui/icons';
import { PageActions } from '@shared/ui/page-actions';
import { NEVER, Observable, of } from 'rxjs';
import { LinkedRecords, linkedRecords } from './linked-records';
import { LinkedRecordsComponent } from './linked-records.component';
import { AnyRow, RecordOptions, RecordState } from './record-options';

@Injectable({ providedIn: 'root' })
class ThingTagService {
  rows: AnyRow[] = [
    { thingId: 't', tagId: 1, version: 1 },
    { thingId: 't', tagId: 2, version: 4 },
  ];
  total = 2;
  readonly get = vi.fn<(id: string) => Promise<AnyRow>>();
  readonly create = vi.fn<(values: object) => Promise<AnyRow>>();
  readonly delete = vi.fn<(id: string, version: number | undefined) => Promise<void>>();
  readonly list = vi.fn<(query: object) => Observable<PaginatedResponse<AnyRow>>>(() =>
    of({
      success: true,
      data: this.rows,
      pagination: { page: 1, limit: 100, total: this.total, totalPages: 1 },
    }),
  );
}

const TARGET = { resource: 'tags', keyField: 'id', labelField: 'name' };

const THING_TAGS: RecordOptions<AnyRow> = {
  resource: 'thing-tags',
  title: 'Thing tags',
  one: 'thing tag',
  many: 'thing tags',
  columns: [
    { key: 'thingId', label: 'Thing' },
    { key: 'tagId', label: 'Tag', type: 'reference', target: TARGET },
  ],
  label: () => '',
  id: ({ thingId, tagId }) => [thingId, tagId].join('~'),
  version: ({ version }) => version as number,
  service: ThingTagService,
  createDialog: LinkedRecordsComponent,
};

const reference = (field: string, to: string) => ({
  field,
  label: to,
  parameter: field,
  to,
  toField: 'id',
});

describe('LinkedRecordsComponent', () => {
  let fixture: ComponentFixture<LinkedRecordsComponent>;
  let service: ThingTagService;
  let linked: LinkedRecords;

  async function open(permissions: string[], state?: RecordOptions<AnyRow>['state']) {
    const all = ['tags.read', 'thing-tags.read', ...permissions];
    const label = (_target: object, key: unknown) => signal(`Tag ${key}`);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        { provide: AuthService, useValue: { can: (one: string) => all.includes(one) } },
        { provide: WebSocketService, useValue: { listen: () => NEVER, synced: () => NEVER } },
        {
          provide: ReferenceService,
          useValue: { label, knownLabel: label, id: (_: object, key: unknown) => signal(key) },
        },
        { provide: PageActions, useValue: { tell: refusable } },
      ],
    });
    service = TestBed.inject(ThingTagService);
    const options = { ...THING_TAGS, state };
    const others = { ...THING_TAGS, resource: 'tags', title: 'Tags', one: 'tag', many: 'tags' };
    const found = TestBed.runInInjectionContext(() =>
      linkedRecords({
        options,
        reference: reference('thingId', 'things'),
        other: reference('tagId', 'tags'),
        others,
        row: signal<AnyRow>({ id: 't' }),
      }),
    );
    linked = found as LinkedRecords;
    fixture = TestBed.createComponent(LinkedRecordsComponent);
    fixture.componentRef.setInput('linked', linked);
    await settled();
  }

  /** What is told is not looked at here. */
  const refusable = (write: Promise<unknown>) => write.catch(() => undefined);

  async function settled(): Promise<void> {
    for (let n = 0; n < 3; n += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
    }
  }

  const element = (): HTMLElement => fixture.nativeElement;
  const shown = () =>
    [...element().querySelectorAll('li')].map((one) => one.textContent.trim().slice(0, 5));
  const remove = (label: string) =>
    element().querySelector<HTMLElement>(`button[aria-label="Remove ${label}"]`)?.click();

  it('shows what belongs to a record, as links to it', async () => {
    await open([]);
    expect(service.list).toHaveBeenCalledWith({
      page: 1,
      limit: 100,
      sort: 'tagId.label',
      thingId: 't',
    });
    expect(element().querySelector('h2')?.textContent).toBe('Tags');
    expect(shown()).toEqual(['Tag 1', 'Tag 2']);
    expect(element().querySelector('li a')?.getAttribute('href')).toBe('/tags/1');
  });

  it('offers only what the user may do', async () => {
    await open([]);
    expect(element().querySelector('button, input')).toBeNull();
  });

  it('leads to the rest of what is too much', async () => {
    await open([]);
    expect(linked.rest()).toBeNull();
    service.total = 250;
    linked.source.reload();
    await settled();
    const rest = element().querySelector('a[href^="/thing-tags"]');
    expect(rest?.textContent.trim()).toBe('Show all 250');
    expect(rest?.getAttribute('href')).toBe('/thing-tags?thingId=t');
  });

  it('makes a link, and shows it when the server has it', async () => {
    await open(['thing-tags.create']);
    let answer: (row: AnyRow) => void = () => undefined;
    service.create.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const added = linked.add(3);
    await settled();
    expect(service.create).toHaveBeenCalledWith({ thingId: 't', tagId: 3 });
    expect(shown()).toEqual(['Tag 1', 'Tag 2']);
    service.rows = [{ thingId: 't', tagId: 3, version: 1 }, ...service.rows];
    answer(service.rows[0]);
    await added;
    await settled();
    expect(shown()).toEqual(['Tag 3', 'Tag 1', 'Tag 2']);
    await linked.add(2);
    expect(service.create).toHaveBeenCalledTimes(1);
  });

  it('deletes the version of a link that it shows', async () => {
    await open(['thing-tags.delete']);
    service.delete.mockResolvedValue(undefined);
    service.rows = service.rows.slice(0, 1);
    remove('Tag 2');
    expect(service.delete).toHaveBeenCalledWith('t~2', 4);
    await settled();
    expect(shown()).toEqual(['Tag 1']);
  });

  it('keeps a link that the server keeps', async () => {
    await open(['thing-tags.delete']);
    service.delete.mockRejectedValue(new HttpErrorResponse({ status: 412 }));
    remove('Tag 2');
    await settled();
    expect(shown()).toEqual(['Tag 1', 'Tag 2']);
  });

  describe('in real-time mode', () => {
    class State {}
    const live = State as unknown as new () => RecordState<AnyRow>;

    it('shows a link at once, and takes it back when it is refused', async () => {
      await open(['thing-tags.create'], live);
      let refuse: (error: Error) => void = () => undefined;
      service.create.mockReturnValue(new Promise((_, reject) => (refuse = reject)));
      const added = linked.add(3);
      await settled();
      expect(shown()).toEqual(['Tag 1', 'Tag 2', 'Tag 3']);
      expect(element().querySelectorAll('.pending')).toHaveLength(1);
      refuse(new Error('no'));
      await added;
      await settled();
      expect(shown()).toEqual(['Tag 1', 'Tag 2']);
    });

    it('hides a link at once, and brings it back when it stays', async () => {
      await open(['thing-tags.delete'], live);
      let refuse: (error: Error) => void = () => undefined;
      service.delete.mockReturnValue(new Promise((_, reject) => (refuse = reject)));
      remove('Tag 1');
      await settled();
      expect(shown()).toEqual(['Tag 2']);
      refuse(new Error('no'));
      await settled();
      expect(shown()).toEqual(['Tag 1', 'Tag 2']);
    });
  });
});
