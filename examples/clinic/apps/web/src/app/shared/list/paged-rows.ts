import { WritableSignal, computed, effect, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { PaginatedResponse } from '@shared/http/api.types';
import { Observable, defer, tap } from 'rxjs';
import { ChangesByOthers } from './changes-by-others';
import { ListFilter, requestOf } from './list-filters';
import { ListQuery, ListState } from './list-state';
import { RowSource } from './row-source';

export interface PagedRowsOptions<T> {
  list: Pick<ListState<string>, 'page' | 'query'>;
  filters: readonly ListFilter[];
  /** Counts up to read the page again. */
  reload: WritableSignal<number>;
  read(query: ListQuery): Observable<PaginatedResponse<T>>;
  /** The feature whose events tell of changes by others. */
  feature?: string;
}

/** Pages that the server answers, one at a time. Needs an injection context. */
export function pagedRows<T>(options: PagedRowsOptions<T>): RowSource<T> {
  const { list, filters, feature } = options;
  const reload = () => options.reload.update((n) => n + 1);
  const changes = feature === undefined ? undefined : new ChangesByOthers(feature, reload);
  const asOf = signal<Date | null>(null);

  // A new request cancels the one before it, so a slow answer never overwrites a newer one.
  const page = rxResource({
    params: () => ({ query: list.query(), reload: options.reload() }),
    stream: ({ params }) =>
      defer(() => {
        const answered = changes?.begin();
        return options.read(requestOf(params.query, filters)).pipe(
          tap(() => {
            asOf.set(new Date());
            answered?.();
          }),
        );
      }),
  });
  const latest = computed(() => (page.hasValue() ? page.value() : undefined));
  // The last page that came: its rows stay while the next one loads.
  const answer = linkedSignal<PaginatedResponse<T> | undefined, PaginatedResponse<T> | undefined>({
    source: latest,
    computation: (next, previous) => next ?? previous?.value,
  });

  // A page that is no more, say after its last row was deleted, gives way to the last that is.
  effect(() => {
    const { page: shown, totalPages } = latest()?.pagination ?? { page: 0, totalPages: 0 };
    const last = Math.max(totalPages, 1);
    if (shown === list.page() && shown > last) {
      list.page.set(last);
    }
  });

  return {
    rows: computed(() => answer()?.data ?? []),
    total: computed(() => answer()?.pagination.total ?? 0),
    hasRows: computed(() => answer() !== undefined),
    isLoading: page.isLoading,
    loadError: computed(() => page.error()?.cause ?? page.error()),
    keepsRows: false,
    asOf,
    changes,
    isPending: () => false,
    reload,
  };
}
