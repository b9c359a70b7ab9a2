import { computed, signal } from '@angular/core';

/** Reads whole lists; the last one that was asked for counts. */
export class ListReading<T> {
  private readonly running = signal(0);
  private readonly done = signal(false);
  private readonly error = signal<unknown>(null);
  private reads = 0;

  /** A list is on its way. */
  readonly isLoading = computed(() => this.running() !== 0);
  /** There has been one. */
  readonly isLoaded = this.done.asReadonly();
  /** Why the last one did not come; null when it did. */
  readonly failure = this.error.asReadonly();

  async read(fetch: () => Promise<T[]>, take: (rows: T[]) => void): Promise<void> {
    this.reads += 1;
    const read = this.reads;
    this.running.set(read);
    try {
      const rows = await fetch();
      if (this.running() === read) {
        this.error.set(null);
        this.done.set(true);
        take(rows);
      }
    } catch (error) {
      if (this.running() === read) {
        this.error.set(error);
      }
      throw error;
    } finally {
      this.running.update((current) => (current === read ? 0 : current));
    }
  }

  clear(): void {
    this.running.set(0);
    this.done.set(false);
    this.error.set(null);
  }
}
