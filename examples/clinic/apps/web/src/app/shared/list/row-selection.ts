import { Signal, computed, signal } from '@angular/core';

/** The rows of a page that somebody has chosen. */
export class RowSelection<T> {
  private readonly ids = signal<ReadonlySet<string>>(new Set());

  /** Chosen rows of this page. */
  readonly rows: Signal<readonly T[]> = computed(() => this.page().filter((row) => this.has(row)));
  readonly isEmpty = computed(() => this.rows().length === 0);
  readonly isAll = computed(() => !this.isEmpty() && this.rows().length === this.page().length);

  constructor(
    private readonly page: Signal<readonly T[]>,
    private readonly id: (row: T) => string,
  ) {}

  has(row: T): boolean {
    return this.ids().has(this.id(row));
  }

  set(rows: readonly T[], isChosen: boolean): void {
    const ids = new Set(this.ids());
    rows.forEach((row) => (isChosen ? ids.add(this.id(row)) : ids.delete(this.id(row))));
    this.ids.set(ids);
  }

  clear(): void {
    this.ids.set(new Set());
  }
}
