import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { AuthService } from '@core/services/auth.service';
import { provideIcons } from '@shared/ui/icons';
import { feedRoute } from './feed-route';
import { RowOptions } from './record-options';

interface Thing {
  id: number;
  name: string;
}

const THINGS = {
  resource: 'things',
  title: 'Things',
  one: 'thing',
  many: 'things',
  columns: [{ key: 'name', label: 'Name', heading: true }],
  label: ({ name }) => name,
  id: ({ id }) => String(id),
} as Partial<RowOptions<Thing>> as RowOptions<Thing>;

const change = (id: string, action: string, entityId: string, more: object) => ({
  id,
  action,
  entityId,
  at: '2025-03-14T16:13:05Z',
  user: { id: 'u', email: 'anna@example.com' },
  changed: ['name'],
  before: null,
  after: null,
  ...more,
});

const [LAMP, SHADE] = [
  { id: 7, name: 'Lamp' },
  { id: 8, name: 'Shade' },
];

describe('FeedPageComponent', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  async function open(can: (permission: string) => boolean = () => true): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [{ path: 'things', children: [feedRoute('things', () => Promise.resolve(THINGS))] }],
          withComponentInputBinding(),
        ),
        provideIcons(),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    vi.spyOn(TestBed.inject(AuthService), 'can').mockImplementation(can);
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/things/history').catch(() => undefined);
    harness.detectChanges();
  }

  const page = () => harness.routeNativeElement as HTMLElement;

  async function answer(pageNumber: number, data: object[]): Promise<void> {
    const request = http.expectOne(({ url }) => url === '/api/things/history');
    expect(request.request.params.get('page')).toBe(String(pageNumber));
    const pagination = { page: pageNumber, limit: 10, total: 12, totalPages: 2 };
    request.flush({ success: true, data, pagination });
    await harness.fixture.whenStable();
    harness.detectChanges();
  }

  it('tells who changed what, with a link to what is still there', async () => {
    await open();
    await answer(1, [
      change('3', 'delete', '8', { before: SHADE }),
      change('2', 'update', '7', { before: { id: 7, name: 'Light' }, after: LAMP }),
      change('1', 'import', 'job', {}),
    ]);
    const [gone, changed, imported] = [...page().querySelectorAll('.change')];
    expect(gone.textContent).toMatch(/Shade\s*Deleted by anna@example.com/);
    expect(gone.querySelector('a')).toBeNull();
    expect(changed.textContent).toMatch(/Lamp\s*Changed by .*Name.*Light.*→.*Lamp/s);
    expect(changed.querySelector('a')?.getAttribute('href')).toBe('/things/7');
    expect(imported.textContent).toContain('Imported from a file by');
  });

  it('has a deleted record brought back, and reads again', async () => {
    await open();
    await answer(1, [change('3', 'delete', '8', { before: SHADE })]);
    page().querySelector<HTMLElement>('[aria-label="Bring back Shade"]')?.click();
    http.expectOne({ method: 'POST', url: '/api/things/8/undelete' }).flush({ success: true });
    await new Promise((resolve) => setTimeout(resolve));
    harness.detectChanges();
    await answer(1, [change('4', 'create', '8', { after: SHADE })]);
    expect(page().textContent).not.toContain('Bring back');
  });

  it('turns the pages', async () => {
    await open();
    await answer(1, [change('2', 'create', '7', { after: LAMP })]);
    page().querySelector<HTMLElement>('[aria-label="Next page"]')?.click();
    harness.detectChanges();
    await answer(2, [change('1', 'create', '8', { after: SHADE })]);
    expect(page().textContent).toContain('Shade');
  });

  it('is there for who may read the history', async () => {
    await open((permission) => permission !== 'things.history');
    expect(TestBed.inject(Router).url).not.toContain('history');
    http.expectNone('/api/things/history');
  });
});
