import { Signal, computed, signal } from '@angular/core';

/** One column of a list. */
export interface ListColumn<K extends string> {
  key: K;
  label: string;
  /** Right-aligned. */
  numeric?: boolean;
  /** Not shown until somebody chooses it. */
  hidden?: boolean;
  /** The server cannot sort by it. */
  unsortable?: boolean;
}

export interface ColumnChoice<K extends string> {
  /** The columns that are shown, in their own order. */
  readonly visible: Signal<readonly ListColumn<K>[]>;
  isVisible(key: K): boolean;
  /** Shows a column or hides it; the last one stays. */
  toggle(key: K): void;
  /** Back to the columns of the start. */
  reset(): void;
}

/** Which columns a list shows; the choice is remembered in this browser under `name`. */
export function columnChoice<K extends string>(
  name: string,
  columns: readonly ListColumn<K>[],
): ColumnChoice<K> {
  const storageKey = `columns.${name}`;
  const first = columns.filter(({ hidden }) => !hidden).map(({ key }) => key);
  const chosen = signal<ReadonlySet<K>>(new Set(read(storageKey, columns) ?? first));

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
function read<K extends string>(
  storageKey: string,
  columns: readonly ListColumn<K>[],
): K[] | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (!Array.isArray(stored)) {
      return undefined;
    }
    const keys = columns.map(({ key }) => key).filter((key) => stored.includes(key));
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
