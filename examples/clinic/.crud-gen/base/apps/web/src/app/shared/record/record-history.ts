import { HttpClient } from '@angular/common/http';
import { Signal, WritableSignal, computed, inject, linkedSignal, signal } from '@angular/core';
import { AuthService } from '@core/services/auth.service';
import { PaginatedResponse } from '@shared/http/api.types';
import { toHttpParams } from '@shared/http/list-params';
import { ListFilters, ListQuery } from '@shared/list/list-state';
import { pagedRows } from '@shared/list/paged-rows';
import { RowSource } from '@shared/list/row-source';
import { NEVER } from 'rxjs';

const CHANGES_A_PAGE = 10;

/** One change of a record, as `GET /api/products/{id}/history` tells it. */
export interface HistoryEntry<T> {
  id: string;
  at: string;
  user: { id: string; email: string };
  /** `create`, `update`, `delete`, or what else the audit log knows. */
  action: string;
  /** The key of the record; of many at once, what they have in common. */
  entityId: string;
  /** The fields that have another value after it. */
  changed: (keyof T & string)[];
  before: T | null;
  after: T | null;
}

/** Who changed a record when, or any record of a module, a page at a time. */
export interface RecordHistory<T> {
  readonly isAllowed: Signal<boolean>;
  readonly page: WritableSignal<number>;
  readonly limit: number;
  readonly source: RowSource<HistoryEntry<T>>;
}

export interface RecordHistoryOptions {
  resource: string;
  /** The record; undefined for all of the module. */
  id: Signal<string | undefined>;
  /** Another one for each state of the record that is shown; undefined while there is none. */
  state: Signal<unknown>;
}

/** Needs an injection context. */
export function recordHistory<T>({ resource, id, state }: RecordHistoryOptions): RecordHistory<T> {
  const [auth, http] = [inject(AuthService), inject(HttpClient)];
  const isAllowed = computed(() => auth.can(`${resource}.history`));
  const page = linkedSignal({ source: id, computation: () => 1 });
  const query = computed<ListQuery>(() => {
    // Read again whenever another state of the record is shown.
    state();
    const record: ListFilters<string> = { id: id() ?? '' };
    return Object.assign({ page: page(), limit: CHANGES_A_PAGE }, record);
  });
  const source = pagedRows<HistoryEntry<T>>({
    list: { page, query },
    filters: [],
    reload: signal(0),
    read: () => {
      if (!isAllowed() || state() === undefined) {
        return NEVER;
      }
      const record = id();
      const path = record === undefined ? resource : `${resource}/${encodeURIComponent(record)}`;
      const params = toHttpParams({ page: page(), limit: CHANGES_A_PAGE });
      return http.get<PaginatedResponse<HistoryEntry<T>>>(`/api/${path}/history`, { params });
    },
  });
  return { isAllowed, page, limit: CHANGES_A_PAGE, source };
}
