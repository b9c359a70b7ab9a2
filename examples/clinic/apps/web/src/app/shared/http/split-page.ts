import { HttpErrorResponse } from '@angular/common/http';
import { Observable, catchError, concatMap, map, range, throwError, toArray } from 'rxjs';
import { ApiErrorBody, PaginatedResponse } from './api.types';

/**
 * Reads a page in parts, one after the other, when the server says that its rows are too large to be sent at once: a page of
 * 20 as two of ten, each of those as two of five, down to single rows.
 */
export function readInParts<T>(
  load: (page: number, limit: number) => Observable<PaginatedResponse<T>>,
  page: number,
  limit: number,
): Observable<PaginatedResponse<T>> {
  return load(page, limit).pipe(
    catchError((error: unknown) => {
      const parts = smallestFactor(limit);
      if (!isTooLarge(error) || parts === 1) {
        return throwError(() => error);
      }
      const first = (page - 1) * parts + 1;
      return range(first, parts).pipe(
        concatMap((part) => readInParts(load, part, limit / parts)),
        toArray(),
        map((read) => joined(read, page, limit)),
      );
    }),
  );
}

function joined<T>(
  parts: PaginatedResponse<T>[],
  page: number,
  limit: number,
): PaginatedResponse<T> {
  const total = parts[parts.length - 1].pagination.total;
  const pagination = { page, limit, total, totalPages: Math.ceil(total / limit) };
  return { ...parts[0], data: parts.flatMap(({ data }) => data), pagination };
}

function isTooLarge(error: unknown): boolean {
  const body = error instanceof HttpErrorResponse ? (error.error as ApiErrorBody | null) : null;
  return body?.error?.code === 'PAGE_TOO_LARGE';
}

/** The smallest number but 1 that divides it; 1 has none but itself. */
function smallestFactor(limit: number): number {
  for (let factor = 2; factor < limit; factor += 1) {
    if (limit % factor === 0) {
      return factor;
    }
  }
  return limit;
}
