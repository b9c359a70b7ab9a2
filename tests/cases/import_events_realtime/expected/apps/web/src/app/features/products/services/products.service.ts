import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { ApiSuccessResponse, PaginatedResponse } from '@shared/http/api.types';
import { toHttpParams } from '@shared/http/list-params';
import { newOpId } from '@shared/http/op-id';
import { Observable, firstValueFrom, map } from 'rxjs';
import {
  BulkDeleteResult,
  CreateProduct,
  ListProductsQuery,
  Product,
  UpdateProduct,
} from '../types/products.types';

/**
 * Requests to `/api/products`. `opId` names a write: the server does the same one only once, and its event carries it.
 */
@Injectable({ providedIn: 'root' })
export class ProductService {
  private readonly httpClient = inject(HttpClient);
  private readonly baseUrl = '/api/products';

  list(query: ListProductsQuery): Observable<PaginatedResponse<Product>> {
    return this.httpClient.get<PaginatedResponse<Product>>(this.baseUrl, {
      params: toHttpParams(query),
    });
  }

  get(id: string): Promise<Product> {
    return data(this.httpClient.get<ApiSuccessResponse<Product>>(this.urlOf(id)));
  }

  create(values: CreateProduct, opId = newOpId()): Promise<Product> {
    const headers = { 'Idempotency-Key': opId };
    return data(
      this.httpClient.post<ApiSuccessResponse<Product>>(this.baseUrl, values, { headers }),
    );
  }

  /** Changes what is named in `changes`, if the row still has that version. */
  update(
    id: string,
    changes: UpdateProduct,
    version: number | undefined,
    opId = newOpId(),
  ): Promise<Product> {
    const headers = writeHeaders(version, opId);
    return data(
      this.httpClient.patch<ApiSuccessResponse<Product>>(this.urlOf(id), changes, { headers }),
    );
  }

  /** Deletes the row, if it still has that version. */
  async delete(id: string, version: number | undefined, opId = newOpId()): Promise<void> {
    const headers = writeHeaders(version, opId);
    await firstValueFrom(this.httpClient.delete(this.urlOf(id), { headers }));
  }

  /** Deletes all of the rows, or none when one of them has to stay. */
  bulkDelete(ids: readonly string[], opId = newOpId()): Promise<BulkDeleteResult> {
    const headers = { 'Idempotency-Key': opId };
    const url = `${this.baseUrl}/bulk-delete`;
    const body = { ids };
    return data(this.httpClient.post<ApiSuccessResponse<BulkDeleteResult>>(url, body, { headers }));
  }

  private urlOf(id: string): string {
    return `${this.baseUrl}/${encodeURIComponent(id)}`;
  }
}

function data<T>(answer: Observable<ApiSuccessResponse<T>>): Promise<T> {
  return firstValueFrom(answer.pipe(map((body) => body.data)));
}

/** Without a version the write counts whatever the row has become. */
function writeHeaders(version: number | undefined, opId: string): Record<string, string> {
  return { 'If-Match': version === undefined ? '*' : `"${version}"`, 'Idempotency-Key': opId };
}
