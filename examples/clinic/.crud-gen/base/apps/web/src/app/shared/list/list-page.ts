import { WritableSignal } from '@angular/core';
import { PaginatedResponse } from '@shared/http/api.types';
import { Observable } from 'rxjs';
import { ListModel, ListOptions } from './list-model';
import { ListQuery } from './list-state';
import { LiveState, liveRows } from './live-rows';
import { pagedRows } from './paged-rows';

export interface PagedOptions<T extends object> extends ListOptions<T> {
  /** Counts up to read the page again. */
  reload: WritableSignal<number>;
  read: (query: ListQuery) => Observable<PaginatedResponse<T>>;
  /** Events tell of changes by others, and of the connection. */
  events?: boolean;
}

export interface LiveOptions<T extends object> extends ListOptions<T> {
  id: (row: T) => string;
  state: LiveState<T>;
  /** The properties that a search looks in. */
  searched: readonly (keyof T & string)[];
}

/** A list that reads its pages from the server. Needs an injection context. */
export function listPage<T extends object>(options: PagedOptions<T>): ListModel<T> {
  const { reload, read } = options;
  const feature = options.events ? options.resource : undefined;
  return new ListModel<T>(options, options.events ?? false, (list, filters) =>
    pagedRows({ list, filters, reload, read, feature }),
  );
}

/** A list that shows the rows of a state manager, live. Needs an injection context. */
export function livePage<T extends object>(options: LiveOptions<T>): ListModel<T> {
  const { id, state, searched } = options;
  return new ListModel<T>(options, true, (list, filters, labels) =>
    liveRows({ list, filters, state, searched, labels, id }),
  );
}
