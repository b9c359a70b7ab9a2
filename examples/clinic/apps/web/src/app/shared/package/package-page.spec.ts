import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { provideIcons } from '@shared/ui/icons';
import { of } from 'rxjs';
import { PACKAGE_PAGE } from './package-page';

interface Thing {
  id: string;
  name: string;
  state: string;
}

const LAMP: Thing = { id: 'a,1', name: 'Lamp', state: 'new' };

@Component({
  imports: [LIST_PAGE, PACKAGE_PAGE],
  template: `
    <app-list-page title="Things" [page]="page">
      <ng-template appSlot="summary"><app-stats-cards [page]="page" /></ng-template>
      <ng-template appSlot="tools"><app-export-menu [page]="page" /></ng-template>
    </app-list-page>
  `,
})
class ThingsComponent {
  readonly page = listPage<Thing>({
    resource: 'things',
    one: 'thing',
    many: 'things',
    columns: [
      { key: 'id', label: 'ID', hidden: true },
      { key: 'name', label: 'Name', heading: true },
      { key: 'state', label: 'State', type: 'choice', words: new Map([['new', 'Brand new']]) },
    ],
    label: ({ name }) => name,
    id: ({ id }) => id,
    reload: signal(0),
    read: () =>
      of({
        success: true as const,
        data: [LAMP],
        pagination: { page: 1, limit: 20, total: 1, totalPages: 1 },
      }),
  });
}

describe('PACKAGE_PAGE', () => {
  let fixture: ComponentFixture<ThingsComponent>;
  let http: HttpTestingController;

  async function open(can: (permission: string) => boolean = () => true): Promise<void> {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    vi.spyOn(TestBed.inject(AuthService), 'can').mockImplementation(can);
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ThingsComponent);
    await settle();
  }

  async function settle(): Promise<void> {
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  const text = () => (fixture.nativeElement as HTMLElement).textContent;

  async function choose(name: string): Promise<void> {
    document.querySelector<HTMLElement>('[aria-label="Export"]')?.click();
    await settle();
    const items = [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')];
    items.find((item) => item.textContent.includes(name))?.click();
    await settle();
  }

  it('shows the numbers that the server has counted, and none before', async () => {
    await open();
    expect(text()).not.toContain('Total');
    const stats = {
      total: 1234,
      groups: { state: { new: 34 } },
      days: [
        { day: '2025-01-01', count: 5 },
        { day: '2025-01-02', count: 2 },
      ],
    };
    http.match('/api/things/stats').forEach((request) => {
      if (!request.cancelled) {
        request.flush({ success: true, data: stats });
      }
    });
    await settle();
    expect(text()).toMatch(/Total\s*1.234.*Brand new\s*34.*New today\s*2.*New in 2 days\s*7/s);
  });

  it('takes what matches, with the columns that are shown', async () => {
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    URL.createObjectURL = vi.fn(() => 'blob:file');
    await open();
    await choose('1 thing as CSV');
    const request = http.expectOne(({ url }) => url === '/api/things/export');
    expect(request.request.params.toString()).toBe('format=csv&fields=name,state');
    const file = new Blob(['Name']);
    request.flush(file);
    await settle();
    expect(URL.createObjectURL).toHaveBeenCalledWith(file);
    expect(saved).toHaveBeenCalledOnce();
  });

  it('takes the selection, and hidden columns when they are wanted', async () => {
    await open();
    fixture.componentInstance.page.selection.set([LAMP], true);
    await choose('With hidden columns');
    await choose('1 thing selected as Excel workbook');
    const request = http.expectOne(({ url }) => url === '/api/things/export');
    expect(request.request.params.get('ids')).toBe('a%2C1');
    expect(request.request.params.get('fields')).toBeNull();
  });

  it('is there for who may read and export', async () => {
    await open((permission) => permission !== 'things.export');
    expect(document.querySelector('[aria-label="Export"]')).toBeNull();
  });
});
