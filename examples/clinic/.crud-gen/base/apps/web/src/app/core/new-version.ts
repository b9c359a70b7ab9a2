import { DOCUMENT, Location } from '@angular/common';
import { inject } from '@angular/core';
import { NavigationError, Router } from '@angular/router';

/** As Chromium, Firefox and Safari say that a script is not there. */
const MISSING = /dynamically imported module|importing a module script failed/i;

/** Loads the page anew when one of its files is gone, since a newer version has taken its place. */
export function loadNewVersion({ error, url }: NavigationError): void {
  const isOpen = inject(Router).navigated;
  if (isOpen && MISSING.test(String(error))) {
    inject(DOCUMENT).location.assign(inject(Location).prepareExternalUrl(url));
  }
}
