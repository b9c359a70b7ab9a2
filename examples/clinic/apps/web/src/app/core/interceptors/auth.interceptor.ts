import { HttpErrorResponse, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { AuthService } from '@core/services/auth.service';
import { catchError, from, switchMap, throwError } from 'rxjs';

/** What begins, renews and ends a session, without a token. */
const OF_SESSION = ['/api/auth/login', '/api/auth/refresh', '/api/auth/logout'];

/** Signs requests to the API; after a 401 it renews the token once and repeats the request once. */
export const authInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/') || OF_SESSION.includes(request.url)) {
    return next(request);
  }
  const auth = inject(AuthService);
  const token = auth.getToken();
  return next(signed(request, token)).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) {
        return throwError(() => error);
      }
      const current = auth.getToken();
      const renewed =
        current !== null && current !== token ? Promise.resolve(current) : auth.refresh();
      return from(renewed.catch(() => null)).pipe(
        switchMap((fresh) =>
          fresh === null ? throwError(() => error) : next(signed(request, fresh)),
        ),
      );
    }),
  );
};

function signed<T>(request: HttpRequest<T>, token: string | null): HttpRequest<T> {
  return token === null
    ? request
    : request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });
}
