import {
  Signal,
  WritableSignal,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, ParamMap, Params, Router } from '@angular/router';

/** The filters that are set: API parameter name and text. */
export type ListFilters<F extends string> = Partial<Record<F, string>>;

/** The parameters of a list request. */
export type ListQuery<F extends string = string> = {
  page: number;
  limit: number;
  sort?: string;
  search?: string;
} & ListFilters<F>;

export interface ListDefaults<F extends string> {
  /** Rows a page; 20 when not given. */
  limit?: number;
  /** `name` or `-name`; the server's own order when not given. */
  sort?: string;
  /** The filters that the list offers, by their API parameter names. */
  filters?: readonly F[];
}

export interface ListState<F extends string> {
  /** From 1; back to 1 whenever anything else changes. */
  readonly page: WritableSignal<number>;
  readonly limit: WritableSignal<number>;
  /** `name` or `-name`; empty for the server's own order. */
  readonly sort: WritableSignal<string>;
  readonly search: WritableSignal<string>;
  readonly filters: WritableSignal<ListFilters<F>>;
  readonly query: Signal<ListQuery<F>>;
  /** A search or a filter is set. */
  readonly isFiltered: Signal<boolean>;
  /** How many filters are set. */
  readonly filterCount: Signal<number>;
  /** The column of `sort` and its direction, as `matSort` wants them. */
  readonly sortActive: Signal<string>;
  readonly sortDirection: Signal<'asc' | 'desc' | ''>;
  /** Takes the event of `matSort`. */
  setSort(sort: { active: string; direction: 'asc' | 'desc' | '' }): void;
  /** Takes what is typed; `search` follows when the typing pauses. */
  typeSearch(text: string): void;
  /** Sets one filter, or takes it away when `value` is null, undefined or empty. */
  setFilter(name: F, value: string | number | boolean | null | undefined): void;
  /** Takes the search and all filters away. */
  clear(): void;
}

const SEARCH_PAUSE_MS = 300;
const MAX_LIMIT = 100;

/**
 * Page, sort, search and filters of a list, kept in the URL, so that reload, back and a copied link work.
 * Needs an injection context.
 */
export function listState<F extends string = never>(defaults: ListDefaults<F> = {}): ListState<F> {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  const names = defaults.filters ?? [];
  const start = read(route.snapshot.queryParamMap);

  const limit = signal(start.limit);
  const sort = signal(start.sort);
  const search = signal(start.search);
  const filters = signal(start.filters, { equal: sameFilters });
  const page = linkedSignal({
    source: () => ({ limit: limit(), sort: sort(), search: search(), filters: filters() }),
    computation: () => 1,
  });
  page.set(start.page);

  const query = computed<ListQuery<F>>(() => ({
    page: page(),
    limit: limit(),
    ...(sort() ? { sort: sort() } : {}),
    ...(search() ? { search: search() } : {}),
    ...filters(),
  }));
  const filterCount = computed(() => Object.keys(filters()).length);

  let typing: ReturnType<typeof setTimeout> | undefined;

  function typeSearch(text: string): void {
    clearTimeout(typing);
    typing = setTimeout(() => search.set(text.trim()), SEARCH_PAUSE_MS);
  }

  // State to URL. Typing replaces the entry of the history, everything else adds one.
  let written = text(params());
  let writtenSearch = search();
  effect(() => {
    const next = params();
    if (text(next) === written) {
      return;
    }
    written = text(next);
    const replaceUrl = search() !== writtenSearch;
    writtenSearch = search();
    untracked(() => void router.navigate([], { relativeTo: route, queryParams: next, replaceUrl }));
  });

  // URL to state: back and forward.
  route.queryParamMap.pipe(takeUntilDestroyed()).subscribe((map) => {
    const next = read(map);
    const url = text(paramsOf(next));
    if (url === written) {
      return;
    }
    written = url;
    writtenSearch = next.search;
    clearTimeout(typing);
    limit.set(next.limit);
    sort.set(next.sort);
    search.set(next.search);
    filters.set(next.filters);
    page.set(next.page);
  });

  return {
    page,
    limit,
    sort,
    search,
    filters,
    query,
    isFiltered: computed(() => search() !== '' || filterCount() > 0),
    filterCount,
    sortActive: computed(() => sort().replace(/^-/, '').split(',')[0]),
    sortDirection: computed(() => (sort() === '' ? '' : sort().startsWith('-') ? 'desc' : 'asc')),
    setSort({ active, direction }) {
      sort.set(
        direction === '' ? (defaults.sort ?? '') : direction === 'desc' ? `-${active}` : active,
      );
    },
    typeSearch,
    setFilter(name, value) {
      filters.update((current) => {
        const next = { ...current };
        if (value === null || value === undefined || value === '') {
          delete next[name];
        } else {
          next[name] = String(value);
        }
        return next;
      });
    },
    clear() {
      clearTimeout(typing);
      search.set('');
      filters.set({});
    },
  };

  function read(map: ParamMap) {
    const values: ListFilters<F> = {};
    for (const name of names) {
      const value = map.get(name);
      if (value) {
        values[name] = value;
      }
    }
    return {
      page: wholeNumber(map.get('page'), 1, Number.MAX_SAFE_INTEGER) ?? 1,
      limit: wholeNumber(map.get('limit'), 1, MAX_LIMIT) ?? defaults.limit ?? 20,
      sort: map.get('sort') ?? defaults.sort ?? '',
      search: map.get('search') ?? '',
      filters: values,
    };
  }

  function params(): Params {
    return paramsOf({
      page: page(),
      limit: limit(),
      sort: sort(),
      search: search(),
      filters: filters(),
    });
  }

  /** What stands in the URL: only what differs from the defaults. */
  function paramsOf(state: ReturnType<typeof read>): Params {
    return {
      ...(state.page === 1 ? {} : { page: state.page }),
      ...(state.limit === (defaults.limit ?? 20) ? {} : { limit: state.limit }),
      ...(state.sort === (defaults.sort ?? '') ? {} : { sort: state.sort }),
      ...(state.search ? { search: state.search } : {}),
      ...state.filters,
    };
  }
}

function text(params: Params): string {
  return JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sameFilters(a: object, b: object): boolean {
  return text(a) === text(b);
}

function wholeNumber(value: string | null, min: number, max: number): number | undefined {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) && number >= min && number <= max ? number : undefined;
}
