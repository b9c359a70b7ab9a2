import { Injectable, inject, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';

const STORAGE_KEY = 'recent-pages';
const REMEMBERED = 5;

/** The pages that were open last on this device, newest first. */
@Injectable({ providedIn: 'root' })
export class RecentPages {
  private readonly known = signal<readonly string[]>(stored());
  readonly paths = this.known.asReadonly();

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => `/${urlAfterRedirects.split(/[/?#]/)[1] ?? ''}`),
        filter((path) => path !== '/'),
      )
      .subscribe((path) => this.remember(path));
  }

  private remember(path: string): void {
    const rest = this.known().filter((known) => known !== path);
    const paths = [path, ...rest].slice(0, REMEMBERED);
    this.known.set(paths);
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(paths));
    } catch {
      // Full or forbidden: they are forgotten with the page.
    }
  }
}

function stored(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(value) ? value.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
}
