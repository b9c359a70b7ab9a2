import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { PaginatedResponse } from '@shared/http/api.types';
import { provideIcons } from '@shared/ui/icons';
import { Subject } from 'rxjs';
import { ListColumn } from './list-column';
import { listPage } from './list-page';
import { LIST_PAGE } from './list-page.component';
import { ListQuery } from './list-state';

interface Thing {
  id: string;
  name: string;
  isOpen: boolean | null;
  price: number;
  meta: { note: string };
}

const COLUMNS: readonly ListColumn<Thing>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'name', label: 'Name', heading: true },
  { key: 'isOpen', label: 'Open', type: 'boolean' },
  { key: 'price', label: 'Price', type: 'number', digits: 2 },
  { key: 'meta', label: 'Meta', type: 'json', unsortable: true },
];

const LAMP: Thing = { id: 'a', name: 'Lamp', isOpen: false, price: 1234.5, meta: { note: 'n' } };
const DESK: Thing = { id: 'b', name: 'Desk', isOpen: null, price: 2, meta: { note: 'm' } };
/** With a number that is none. */
const RUIN = { ...DESK, id: 'c', name: 'Ruin', price: null, $unreadable: { price: 'NaN' } };

/** One request of the list: its answers go in here. */
interface Request {
  query: ListQuery;
  answers: Subject<PaginatedResponse<Thing>>;
}

@Component({ template: '' })
class ListComponent {
  readonly requests: Request[] = [];
  readonly told: string[] = [];
  readonly reload = signal(0);
  readonly page = listPage<Thing>({
    resource: 'things',
    one: 'thing',
    many: 'things',
    columns: COLUMNS,
    filters: ['isOpen', 'price'],
    sort: '-name',
    label: ({ name }) => name,
    id: ({ id }) => id,
    reload: this.reload,
    read: (query) => {
      const answers = new Subject<PaginatedResponse<Thing>>();
      this.requests.push({ query, answers });
      return answers;
    },
  });
}

@Component({
  imports: [LIST_PAGE],
  template: `
    <app-list-page
      title="Things"
      [page]="page"
      (create)="told.push('create')"
      (view)="told.push('view ' + $event.name)"
      (edit)="told.push('edit ' + $event.name)"
      (remove)="told.push('remove ' + $event.name)"
      (removeSelected)="told.push('remove ' + page.selection.rows().length)"
    />
  `,
})
class PlainComponent extends ListComponent {}

@Component({
  imports: [LIST_PAGE],
  template: `
    <app-list-page title="Things" [page]="page">
      <ng-template appCell="price" [appCellOf]="page" let-row let-value="value">
        {{ row.name }} costs {{ value.toFixed(1) }}
      </ng-template>
      <ng-template appSlot="actions">My action</ng-template>
      <ng-template appSlot="tools">My tool</ng-template>
      <ng-template appSlot="bulk" [appSlotOf]="page" let-rows>Mark {{ rows.length }}</ng-template>
      <ng-template appSlot="empty">My empty list</ng-template>
      <ng-template appSlot="error">My failure</ng-template>
      <ng-template appSlot="rowActions" [appSlotOf]="page" let-row
        >Print {{ row.name }}</ng-template
      >
    </app-list-page>
  `,
})
class SpecialComponent extends ListComponent {}

@Component({
  imports: [LIST_PAGE],
  template: `
    <app-list-page title="Things" [page]="page">
      <ng-template appSlot="toolbar">My toolbar</ng-template>
      <ng-template appSlot="filters">My filters</ng-template>
      <ng-template appSlot="rows" [appSlotOf]="page" let-rows>{{ rows[0].name }} only</ng-template>
    </app-list-page>
  `,
})
class OtherComponent extends ListComponent {}

describe('ListPageComponent', () => {
  let fixture: ComponentFixture<ListComponent>;
  let list: ListComponent;

  function open(component: new () => ListComponent): void {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideIcons()] });
    vi.spyOn(TestBed.inject(AuthService), 'can').mockReturnValue(true);
    fixture = TestBed.createComponent(component);
    list = fixture.componentInstance;
    fixture.detectChanges();
  }

  const request = () => list.requests[list.requests.length - 1];

  async function answer(rows: Thing[], total = rows.length, { query, answers } = request()) {
    const pagination = { page: query.page, limit: 20, total, totalPages: Math.ceil(total / 20) };
    answers.next({ success: true, data: rows, pagination });
    answers.complete();
    await settled();
  }

  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  const element = (): HTMLElement => fixture.nativeElement;
  const shown = () => element().textContent.replace(/\s+/g, ' ');
  const table = () => element().querySelector('table')?.textContent.replace(/\s+/g, ' ') ?? '';

  function click(label: string | RegExp): void {
    const buttons = [...element().querySelectorAll('button')];
    const name = (button: HTMLElement) => button.getAttribute('aria-label') ?? button.textContent;
    const found = buttons.find((button) => name(button).trim().match(label));
    expect(found, `no button ${label}`).toBeDefined();
    found?.click();
    fixture.detectChanges();
  }

  describe('the rows', () => {
    beforeEach(() => open(PlainComponent));

    it('are shown as the types of their columns say, with the time of the answer', async () => {
      expect(shown()).not.toContain('as of');
      await answer([LAMP, DESK, RUIN as unknown as Thing]);
      expect(shown()).toContain('3 things');
      expect(shown()).toMatch(/as of \d+:\d\d/);
      expect(table()).toContain('Lamp No 1,234.50 { "note": "n" }');
      expect(table()).toContain('Desk – 2.00');
      expect(table()).toContain('Ruin –"NaN"');
      expect(table()).not.toContain('ID');
    });

    it('of an older answer never overwrite those of a newer one', async () => {
      const older = request();
      list.reload.update((n) => n + 1);
      fixture.detectChanges();
      expect(older.answers.observed).toBe(false);
      await answer([LAMP]);
      await answer([DESK], 1, older);
      expect(list.page.rows()).toEqual([LAMP]);
    });

    it('stay while the next page loads', async () => {
      await answer([LAMP], 40);
      list.page.list.page.set(2);
      fixture.detectChanges();
      expect(table()).toContain('Lamp');
      expect(element().querySelector('mat-progress-bar')).not.toBeNull();
      await answer([DESK], 40);
      expect(table()).not.toContain('Lamp');
    });

    it('of the page before come when the last one of a page is gone', async () => {
      await answer([LAMP], 21);
      list.page.list.page.set(2);
      fixture.detectChanges();
      await answer([], 20);
      expect(list.page.list.page()).toBe(1);
      expect(request().query.page).toBe(1);
    });

    it('can be asked for again when they did not come', async () => {
      request().answers.error(new Error('no'));
      await settled();
      expect(shown()).toContain('Things could not be loaded');
      click('Try again');
      await answer([LAMP]);
      expect(table()).toContain('Lamp');
    });

    it('are sorted by the server', async () => {
      await answer([LAMP]);
      expect(request().query.sort).toBe('-name');
      element().querySelectorAll<HTMLElement>('.mat-sort-header-container')[2].click();
      fixture.detectChanges();
      expect(request().query.sort).toBe('price');
    });

    it('are opened, changed and deleted by whoever listens', async () => {
      await answer([LAMP, DESK]);
      element().querySelector<HTMLElement>('tr.row')?.click();
      click('Edit Lamp');
      click('Delete Desk');
      click(/New thing/);
      expect(list.told).toEqual(['view Lamp', 'edit Lamp', 'remove Desk', 'create']);
    });

    it('can be chosen, all of them or one by one', async () => {
      await answer([LAMP, DESK]);
      const boxes = () => element().querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
      boxes()[0].click();
      fixture.detectChanges();
      expect(shown()).toContain('2 things selected');
      boxes()[1].click();
      fixture.detectChanges();
      expect(shown()).toContain('1 thing selected');
      click(/^\s*Delete\s*$/);
      expect(list.told).toEqual(['remove 1']);
      click('Clear selection');
      expect(shown()).not.toContain('selected');
    });
  });

  describe('without rows', () => {
    beforeEach(() => open(PlainComponent));

    it('says so, and offers the next step', async () => {
      await answer([]);
      expect(shown()).toContain('No things yet');
      list.page.list.setFilter('priceMin', '5');
      fixture.detectChanges();
      await answer([]);
      expect(shown()).toContain('No things match');
      click('Clear search and filters');
      expect(request().query).toEqual({ page: 1, limit: 20, sort: '-name' });
    });
  });

  it('has cells and parts of its own', async () => {
    open(SpecialComponent);
    request().answers.error(new Error('no'));
    await settled();
    expect(shown()).toContain('My failure');
    list.reload.set(1);
    fixture.detectChanges();
    await answer([]);
    expect(shown()).toContain('My empty list');
    expect(shown()).toMatch(/My action.*My tool/);
    list.reload.set(2);
    fixture.detectChanges();
    await answer([LAMP]);
    list.page.selection.set([LAMP], true);
    fixture.detectChanges();
    expect(table()).toContain('Lamp costs 1234.5');
    expect(table()).toContain('Print Lamp');
    expect(shown()).toContain('Mark 1');
    expect(element().querySelector('.cards')?.textContent).toMatch(
      /Print Lamp[^]*Lamp costs 1234.5/,
    );
  });

  it('has other parts in the place of the shared ones', async () => {
    open(OtherComponent);
    await answer([LAMP]);
    expect(shown()).toContain('My toolbar');
    expect(shown()).toContain('Lamp only');
    expect(element().querySelector('input[type="search"], table')).toBeNull();
  });
});
