import { DOCUMENT, InjectionToken, inject } from '@angular/core';

/** What the page is served below: `/shop`, or nothing at the root of an address. */
export const BASE_PATH = new InjectionToken<string>('base path', {
  providedIn: 'root',
  factory: () => new URL(inject(DOCUMENT).baseURI).pathname.replace(/\/[^/]*$/, ''),
});
