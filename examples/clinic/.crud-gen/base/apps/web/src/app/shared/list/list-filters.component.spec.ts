import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import { NEVER, of } from 'rxjs';
import { ListColumn } from './list-column';
import { ListFiltersComponent } from './list-filters.component';
import { listPage } from './list-page';

type Thing = Record<string, string>;

const NUMBERS = Array.from({ length: 10 }, (_, n) => `n${n + 1}`);
const COLUMNS: readonly ListColumn<Thing>[] = [
  { key: 'state', label: 'State', type: 'choice', words: new Map([['on_hold', 'On hold']]) },
  { key: 'page', label: 'Page', type: 'boolean', parameter: 'filterPage' },
  ...NUMBERS.map((key) => ({ key, label: key, type: 'number' as const })),
  { key: 'at', label: 'At', type: 'instant' },
];

@Component({
  imports: [ListFiltersComponent],
  template: `<app-list-filters [page]="page" />`,
})
class HostComponent {
  readonly page = listPage<Thing>({
    resource: 'things',
    one: 'thing',
    many: 'things',
    columns: COLUMNS,
    filters: COLUMNS.map(({ key }) => key),
    label: () => '',
    reload: signal(0),
    read: () => NEVER,
  });
}

describe('ListFiltersComponent', () => {
  let fixture: ComponentFixture<HostComponent>;

  function open(params: Record<string, string> = {}): void {
    const map = convertToParamMap(params);
    const route = { snapshot: { queryParamMap: map }, queryParamMap: of(map) };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: ActivatedRoute, useValue: route }],
    });
    fixture = TestBed.createComponent(HostComponent);
    fixture.detectChanges();
  }

  const element = (): HTMLElement => fixture.nativeElement;
  const labels = () =>
    [...element().querySelectorAll('mat-label')].map((label) => label.textContent.trim());
  const list = () => fixture.componentInstance.page.list;

  it('draws the first ten by the types of their columns, and the rest on demand', () => {
    open();
    expect(labels().slice(0, 4)).toEqual(['State', 'Page', 'n1 from', 'n1 to']);
    expect(labels()).not.toContain('n9 from');
    const more = element().querySelector<HTMLElement>('button');
    expect(more?.textContent).toContain('3 more filters');
    more?.click();
    fixture.detectChanges();
    expect(labels().slice(-2)).toEqual(['At from', 'At to']);
    expect(element().querySelector('.list-filters > button')).toBeNull();
  });

  it('shows all at the start where one of the rest is set', () => {
    open({ atFrom: '2025-03-14' });
    expect(labels()).toContain('At from');
    expect(element().querySelector<HTMLInputElement>('input[type="date"]')?.value).toBe(
      '2025-03-14',
    );
  });

  it('sets the parameters of the request', () => {
    open();
    const field = element().querySelectorAll<HTMLInputElement>('input[type="number"]')[1];
    field.value = '12.5';
    field.dispatchEvent(new Event('change'));
    expect(list().filters()).toEqual({ n1Max: '12.5' });
    field.value = '';
    field.dispatchEvent(new Event('change'));
    expect(list().filters()).toEqual({});
  });

  it('offers the words of a choice, and yes or no', async () => {
    open();
    const [state, page] = element().querySelectorAll<HTMLElement>('mat-select');
    const choose = async (select: HTMLElement, words: string) => {
      select.querySelector<HTMLElement>('.mat-mdc-select-trigger')?.click();
      fixture.detectChanges();
      const options = [...document.querySelectorAll<HTMLElement>('mat-option')];
      options.find((option) => option.textContent.trim() === words)?.click();
      fixture.detectChanges();
      await new Promise((resolve) => setTimeout(resolve));
    };
    await choose(state, 'On hold');
    await choose(page, 'No');
    expect(list().filters()).toEqual({ state: 'on_hold', filterPage: 'false' });
    await choose(state, 'Any');
    expect(list().filters()).toEqual({ filterPage: 'false' });
  });
});
