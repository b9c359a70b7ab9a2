import { Signal, computed, signal } from '@angular/core';
import { ListColumn } from './list-column';

export interface ColumnChoice<T extends object> {
  /** The columns that are shown, in their own order. */
  readonly visible: Signal<readonly ListColumn<T>[]>;
  isVisible(key: string): boolean;
  /** Shows a column or hides it; the last one stays. */
  toggle(key: string): void;
  /** Back to the columns of the start. */
  reset(): void;
}

/** Which columns a list shows; the choice is remembered in this browser under `name`. */
export function columnChoice<T extends object>(
  name: string,
  columns: readonly ListColumn<T>[],
): ColumnChoice<T> {
  const storageKey = `columns.${name}`;
  const first = columns.filter(({ hidden }) => !hidden).map(({ key }) => key);
  const keys = columns.map(({ key }) => key as string);
  const chosen = signal<ReadonlySet<string>>(new Set(read(storageKey, keys) ?? first));

  return {
    visible: computed(() => columns.filter(({ key }) => chosen().has(key))),
    isVisible: (key) => chosen().has(key),
    toggle(key) {
      const next = new Set(chosen());
      if (!next.delete(key)) {
        next.add(key);
      }
      if (next.size > 0) {
        chosen.set(next);
        write(storageKey, [...next]);
      }
    },
    reset() {
      chosen.set(new Set(first));
      write(storageKey, null);
    },
  };
}

/** What was chosen earlier, as far as there still are such columns. */
function read(storageKey: string, known: readonly string[]): string[] | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (!Array.isArray(stored)) {
      return undefined;
    }
    const keys = known.filter((key) => stored.includes(key));
    return keys.length > 0 ? keys : undefined;
  } catch {
    return undefined;
  }
}

/** A browser that keeps nothing forgets the choice with the page. */
function write(storageKey: string, keys: string[] | null): void {
  try {
    if (keys === null) {
      localStorage.removeItem(storageKey);
    } else {
      localStorage.setItem(storageKey, JSON.stringify(keys));
    }
  } catch {
    return;
  }
}
