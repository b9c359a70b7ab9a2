import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { listState } from './list-state';

@Component({ template: '' })
class ListComponent {
  readonly state = listState({ limit: 20, sort: '-createdAt', filters: ['status', 'priceMin'] });
}

describe('listState', () => {
  let harness: RouterTestingHarness;

  async function open(url: string) {
    const { state } = await harness.navigateByUrl(url, ListComponent);
    return state;
  }

  async function settled(): Promise<string> {
    await harness.fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    return TestBed.inject(Router).url;
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideRouter([{ path: 'list', component: ListComponent }])],
    });
    harness = await RouterTestingHarness.create();
  });

  it('reads the URL, and leaves out what is not a parameter of the list', async () => {
    const state = await open(
      '/list?page=3&limit=50&sort=name&search=ab&status=a,b&other=1&priceMin=',
    );
    expect(state.query()).toEqual({
      page: 3,
      limit: 50,
      sort: 'name',
      search: 'ab',
      status: 'a,b',
    });
    expect(state.isFiltered()).toBe(true);
    expect(state.sortActive()).toBe('name');
    expect(state.sortDirection()).toBe('asc');
  });

  it('takes the defaults for what makes no sense', async () => {
    const state = await open('/list?page=-1&limit=5000');
    expect(state.query()).toEqual({ page: 1, limit: 20, sort: '-createdAt' });
  });

  it('writes what differs from the defaults, and goes to the first page', async () => {
    const state = await open('/list?page=3');
    state.setFilter('status', 'active');
    expect(state.page()).toBe(1);
    expect(await settled()).toBe('/list?status=active');
    state.page.set(2);
    expect(await settled()).toBe('/list?page=2&status=active');
    state.setFilter('status', null);
    expect(await settled()).toBe('/list');
  });

  it('goes back', async () => {
    TestBed.inject(Router).setUpLocationChangeListener();
    const state = await open('/list');
    state.page.set(2);
    await settled();
    state.setSort({ active: 'name', direction: 'desc' });
    expect(await settled()).toBe('/list?sort=-name');
    TestBed.inject(Location).back();
    expect(await settled()).toBe('/list?page=2');
    expect(state.query()).toEqual({ page: 2, limit: 20, sort: '-createdAt' });
  });

  it('waits for a pause of the typing', async () => {
    vi.useFakeTimers();
    try {
      const state = await open('/list?page=2');
      state.typeSearch('a');
      vi.advanceTimersByTime(200);
      state.typeSearch(' ab ');
      vi.advanceTimersByTime(299);
      expect(state.search()).toBe('');
      vi.advanceTimersByTime(1);
      expect(state.query()).toEqual({ page: 1, limit: 20, sort: '-createdAt', search: 'ab' });
      state.typeSearch('abc');
      state.clear();
      vi.advanceTimersByTime(1_000);
      expect(state.isFiltered()).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});
