import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';

export type Theme = 'light' | 'dark' | 'system';

const KEY = 'theme';

/** Light, dark, or what the system asks for; remembered in this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeService {
  private readonly root = inject(DOCUMENT).documentElement;

  readonly theme = signal<Theme>(stored());

  constructor() {
    effect(() => {
      const theme = this.theme();
      this.root.style.colorScheme = theme === 'system' ? '' : theme;
      localStorage.setItem(KEY, theme);
    });
  }
}

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}
