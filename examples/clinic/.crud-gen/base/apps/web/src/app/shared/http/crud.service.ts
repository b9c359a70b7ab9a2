import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { Observable, firstValueFrom, map } from 'rxjs';
import { ApiSuccessResponse, PaginatedResponse } from './api.types';
import { toHttpParams } from './list-params';
import { newOpId } from './op-id';
import { readInParts } from './split-page';

/** What any list request may ask for. */
export interface ListQuery {
  page?: number;
  limit?: number;
  /** Properties in order of weight, `-` before one that falls: `-price,name`. */
  sort?: string;
  search?: string;
}

/** The rows that were there and are deleted. */
export interface BulkDeleteResult {
  ids: string[];
  count: number;
}

/**
 * Requests to one resource whose rows have no key. `opId` names a write: the server does the same one only once, and its
 * event carries it.
 */
export abstract class AppendService<T, C, Q extends object = ListQuery> {
  protected readonly httpClient = inject(HttpClient);

  /** @param baseUrl `/api/order-items` */
  protected constructor(protected readonly baseUrl: string) {}

  list(query: Q): Observable<PaginatedResponse<T>> {
    const load = (page?: number, limit?: number) => {
      const params = toHttpParams({ ...query, page, limit });
      return this.httpClient.get<PaginatedResponse<T>>(this.baseUrl, { params });
    };
    const { page, limit } = query as ListQuery;
    return page && limit ? readInParts(load, page, limit) : load(page, limit);
  }

  create(values: C, opId = newOpId()): Promise<T> {
    const headers = { 'Idempotency-Key': opId };
    return data(this.httpClient.post<ApiSuccessResponse<T>>(this.baseUrl, values, { headers }));
  }
}

/** The same for rows with a key that are never changed. */
export abstract class KeyedService<T, C, Q extends object = ListQuery> extends AppendService<
  T,
  C,
  Q
> {
  /** Bulk requests carry ids as numbers. */
  protected readonly hasNumericIds: boolean = false;

  get(id: string): Promise<T> {
    return data(this.httpClient.get<ApiSuccessResponse<T>>(this.urlOf(id)));
  }

  /** Deletes the row, if it still has that version. */
  async delete(id: string, version: number | undefined, opId = newOpId()): Promise<void> {
    const headers = writeHeaders(version, opId);
    await firstValueFrom(this.httpClient.delete(this.urlOf(id), { headers }));
  }

  /** Deletes all of the rows, or none when one of them has to stay. */
  async bulkDelete(ids: readonly string[], opId = newOpId()): Promise<BulkDeleteResult> {
    const headers = { 'Idempotency-Key': opId };
    const url = `${this.baseUrl}/bulk-delete`;
    const body = { ids: this.hasNumericIds ? ids.map(Number) : ids };
    const request = this.httpClient.post<
      ApiSuccessResponse<{ ids: (string | number)[]; count: number }>
    >(url, body, { headers });
    const deleted = await data(request);
    return { ...deleted, ids: deleted.ids.map(String) };
  }

  protected urlOf(id: string): string {
    return `${this.baseUrl}/${encodeURIComponent(id)}`;
  }
}

/** The same for rows with a key that can be changed. */
export abstract class CrudService<T, C, U, Q extends object = ListQuery> extends KeyedService<
  T,
  C,
  Q
> {
  /** Changes what is named in `changes`, if the row still has that version. */
  update(id: string, changes: U, version: number | undefined, opId = newOpId()): Promise<T> {
    const headers = writeHeaders(version, opId);
    return data(this.httpClient.patch<ApiSuccessResponse<T>>(this.urlOf(id), changes, { headers }));
  }
}

function data<T>(answer: Observable<ApiSuccessResponse<T>>): Promise<T> {
  return firstValueFrom(answer.pipe(map((body) => body.data)));
}

/** Without a version the write counts whatever the row has become. */
export function writeHeaders(version: number | undefined, opId: string): Record<string, string> {
  return { 'If-Match': version === undefined ? '*' : `"${version}"`, 'Idempotency-Key': opId };
}
