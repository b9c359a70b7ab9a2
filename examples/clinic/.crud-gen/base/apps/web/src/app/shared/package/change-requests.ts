import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { ApiSuccessResponse } from '@shared/http/api.types';
import { writeHeaders } from '@shared/http/crud.service';
import { newOpId } from '@shared/http/op-id';
import { firstValueFrom, map } from 'rxjs';

/** A row to change, over the version that its user has seen. */
export interface BulkItem {
  id: string;
  version: number | '*';
  data: object;
}

/** Requests of a package about rows of any module. */
@Injectable({ providedIn: 'root' })
export class ChangeRequests {
  private readonly http = inject(HttpClient);

  /** Does one status action, if the row still has that version. */
  async act(url: string, version: number | undefined): Promise<void> {
    const headers = writeHeaders(version, newOpId());
    await firstValueFrom(this.http.post(url, null, { headers }));
  }

  /** Changes all of the rows, or none. How many there were. */
  changeAll(resource: string, items: readonly BulkItem[], opId: string): Promise<number> {
    const headers = { 'Idempotency-Key': opId };
    const answer = this.http.put<ApiSuccessResponse<{ count: number }>>(
      `/api/${resource}/bulk`,
      { items },
      { headers },
    );
    return firstValueFrom(answer.pipe(map(({ data }) => data.count)));
  }

  /** The row as the server has it now. */
  read<T>(url: string): Promise<T> {
    const answer = this.http.get<ApiSuccessResponse<T>>(url);
    return firstValueFrom(answer.pipe(map(({ data }) => data)));
  }
}

/** The address of a row. */
export function rowUrl(resource: string, id: string): string {
  return `/api/${resource}/${encodeURIComponent(id)}`;
}
