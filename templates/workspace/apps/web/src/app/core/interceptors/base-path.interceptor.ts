import { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { BASE_PATH } from '@core/base-path';

/** Sends requests to the API that the page came from. */
export const basePathInterceptor: HttpInterceptorFn = (request, next) =>
  next(
    request.url.startsWith('/')
      ? request.clone({ url: `${inject(BASE_PATH)}${request.url}` })
      : request,
  );
