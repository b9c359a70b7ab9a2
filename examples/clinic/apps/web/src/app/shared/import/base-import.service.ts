import { HttpClient, HttpEventType } from '@angular/common/http';
import { inject } from '@angular/core';
import { ApiSuccessResponse, PaginatedResponse } from '@shared/http/api.types';
import { toHttpParams } from '@shared/http/list-params';
import { Observable, filter, firstValueFrom, map, tap } from 'rxjs';
import {
  ImportFormat,
  ImportJob,
  ImportMapping,
  ImportOptions,
  ImportRow,
  ImportRowStatus,
} from './import.types';

export interface ImportRowsQuery {
  page: number;
  limit: number;
  status: ImportRowStatus;
}

/** Requests to `/api/<resource>/import`. */
export abstract class BaseImportService {
  private readonly http = inject(HttpClient);
  private readonly baseUrl: string;

  protected constructor(
    /** As in the URL: `order-items`. */
    readonly resource: string,
  ) {
    this.baseUrl = `/api/${resource}/import`;
  }

  /** An empty file with the right columns and a few examples. */
  template(format: ImportFormat): Promise<Blob> {
    return this.download(`${this.baseUrl}/template`, format);
  }

  /** Tells how much has been sent, in percent. Unsubscribing ends the upload. */
  upload(file: File, onProgress: (percent: number) => void): Observable<ImportJob> {
    const headers = {
      'Content-Type': 'application/octet-stream',
      'X-File-Name': encodeURIComponent(file.name),
    };
    const options = { headers, observe: 'events', reportProgress: true } as const;
    return this.http
      .post<ApiSuccessResponse<ImportJob>>(`${this.baseUrl}/jobs`, file, options)
      .pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress) {
            onProgress(Math.floor((100 * event.loaded) / (event.total || file.size || 1)));
          }
        }),
        filter((event) => event.type === HttpEventType.Response),
        map(({ body }) => body),
        filter((body) => body !== null),
        map(({ data }) => data),
      );
  }

  /** All imports of the resource, the newest first. */
  jobs(page: number, limit: number): Observable<PaginatedResponse<ImportJob>> {
    const params = toHttpParams({ page, limit });
    return this.http.get<PaginatedResponse<ImportJob>>(`${this.baseUrl}/jobs`, { params });
  }

  job(jobId: string): Observable<ImportJob> {
    return this.http
      .get<ApiSuccessResponse<ImportJob>>(this.urlOf(jobId))
      .pipe(map(({ data }) => data));
  }

  /** Has another sheet of the workbook read. */
  chooseSheet(jobId: string, sheet: string): Promise<ImportJob> {
    const url = `${this.urlOf(jobId)}/sheet`;
    return data(this.http.put<ApiSuccessResponse<ImportJob>>(url, { sheet }));
  }

  /** Says which column is what, and has the rows checked. */
  setMapping(jobId: string, mapping: ImportMapping): Promise<ImportJob> {
    const url = `${this.urlOf(jobId)}/mapping`;
    return data(this.http.put<ApiSuccessResponse<ImportJob>>(url, { mapping }));
  }

  rows(jobId: string, query: ImportRowsQuery): Observable<PaginatedResponse<ImportRow>> {
    const url = `${this.urlOf(jobId)}/rows`;
    return this.http.get<PaginatedResponse<ImportRow>>(url, { params: toHttpParams(query) });
  }

  start(jobId: string, options: ImportOptions): Promise<ImportJob> {
    const url = `${this.urlOf(jobId)}/start`;
    return data(this.http.post<ApiSuccessResponse<ImportJob>>(url, options));
  }

  cancel(jobId: string): Promise<ImportJob> {
    const url = `${this.urlOf(jobId)}/cancel`;
    return data(this.http.post<ApiSuccessResponse<ImportJob>>(url, {}));
  }

  /** The rows that were not imported, as a file that can be mended and imported. */
  failedRows(jobId: string, format: ImportFormat): Promise<Blob> {
    return this.download(`${this.urlOf(jobId)}/failed-rows`, format);
  }

  private download(url: string, format: ImportFormat): Promise<Blob> {
    const params = { format };
    return firstValueFrom(this.http.get(url, { params, responseType: 'blob' }));
  }

  private urlOf(jobId: string): string {
    return `${this.baseUrl}/jobs/${encodeURIComponent(jobId)}`;
  }
}

function data<T>(answer: Observable<ApiSuccessResponse<T>>): Promise<T> {
  return firstValueFrom(answer.pipe(map((body) => body.data)));
}
