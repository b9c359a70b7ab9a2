import { Signal, computed, effect, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { SyncStatus } from '@shared/business/services/realtime-state.types';
import { apiErrorMessage } from '@shared/http/api-error';
import { ColumnLabels } from './column-labels';
import { ListFilter } from './list-filters';
import { ListState } from './list-state';
import { localPage } from './local-page';
import { RowSource } from './row-source';

/** What a list needs of a state manager. */
export interface LiveState<T> {
  readonly localState: Signal<readonly T[]>;
  readonly isLoaded: Signal<boolean>;
  readonly isLoading: Signal<boolean>;
  readonly loadError: Signal<unknown>;
  readonly status: Signal<SyncStatus>;
  isPending(id: string): boolean;
  refresh(): Promise<void>;
}

export interface LiveRowsOptions<T extends object> {
  list: ListState<string>;
  filters: readonly ListFilter[];
  state: LiveState<T>;
  /** The properties that a search looks in. */
  searched: readonly (keyof T & string)[];
  labels: ColumnLabels<T>;
  id(row: T): string;
}

/** Rows that are all here, live: searched, filtered and sorted as the server would do it. */
export function liveRows<T extends object>(options: LiveRowsOptions<T>): RowSource<T> {
  const { list, filters, state, searched, labels, id } = options;
  const snackBar = inject(MatSnackBar);
  const page = computed(() =>
    localPage(state.localState(), list.query(), filters, searched, labels),
  );
  const total = computed(() => page().total);

  // A page that is no more, say after its last row was deleted, gives way to the last that is.
  effect(() => {
    const last = Math.max(1, Math.ceil(total() / list.limit()));
    if (state.isLoaded() && !state.isLoading() && list.page() > last) {
      list.page.set(last);
    }
  });

  return {
    rows: computed(() => page().rows),
    total,
    hasRows: state.isLoaded,
    isLoading: state.isLoading,
    loadError: state.loadError,
    keepsRows: true,
    status: state.status,
    isPending: (row) => state.isPending(id(row)),
    reload: () => {
      state.refresh().catch((error: unknown) => {
        const why = apiErrorMessage(error, $localize`the server did not answer`);
        snackBar.open($localize`Not reloaded: ${why}:reason:`, $localize`Close`, {
          duration: 10_000,
        });
      });
    },
  };
}
