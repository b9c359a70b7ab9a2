import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { ApiSuccessResponse, PaginatedResponse } from '@shared/http/api.types';
import { toHttpParams } from '@shared/http/list-params';
import { newOpId } from '@shared/http/op-id';
import { Observable, firstValueFrom, map } from 'rxjs';
import { CreateLogLine, ListLogLinesQuery, LogLine } from '../types/log-lines.types';

/**
 * Requests to `/api/log-lines`. `opId` names a write: the server does the same one only once, and its event carries it.
 */
@Injectable({ providedIn: 'root' })
export class LogLineService {
  private readonly httpClient = inject(HttpClient);
  private readonly baseUrl = '/api/log-lines';

  list(query: ListLogLinesQuery): Observable<PaginatedResponse<LogLine>> {
    return this.httpClient.get<PaginatedResponse<LogLine>>(this.baseUrl, {
      params: toHttpParams(query),
    });
  }

  create(values: CreateLogLine, opId = newOpId()): Promise<LogLine> {
    const headers = { 'Idempotency-Key': opId };
    return data(
      this.httpClient.post<ApiSuccessResponse<LogLine>>(this.baseUrl, values, { headers }),
    );
  }
}

function data<T>(answer: Observable<ApiSuccessResponse<T>>): Promise<T> {
  return firstValueFrom(answer.pipe(map((body) => body.data)));
}
