import { Signal, computed, signal } from '@angular/core';

interface Entry<T> {
  row: T;
  version: number | undefined;
  /** When this was learned, in steps of `tick`. */
  at: number;
}

interface Tombstone {
  at: number;
  seq: number | undefined;
}

/** Where a row comes from, which decides what it may replace. */
export interface Source {
  /** When it was asked for; for an event, when it came. */
  at: number;
  /** The event's position; undefined for an answer. */
  seq?: number;
  /** The event that creates the row: it may come back after a delete. */
  creates?: boolean;
}

const MAX_TOMBSTONES = 5_000;

/** What the server has said, newest first: an older version never replaces a newer one, and what is deleted stays so. */
export class ConfirmedRows<T> {
  private readonly entries = signal<ReadonlyMap<string, Entry<T>>>(new Map());
  private readonly tombstones = new Map<string, Tombstone>();
  private time = 0;

  readonly rows: Signal<ReadonlyMap<string, T>> = computed(
    () => new Map(Array.from(this.entries(), ([id, entry]) => [id, entry.row])),
  );

  constructor(
    private readonly idOf: (row: T) => string,
    private readonly versionOf: (row: T) => number | undefined,
  ) {}

  /** A new moment, after all that was learned so far. */
  tick(): number {
    this.time += 1;
    return this.time;
  }

  get(id: string): T | undefined {
    return this.entries().get(id)?.row;
  }

  version(id: string): number | undefined {
    return this.entries().get(id)?.version;
  }

  /** Takes rows from an event or an answer. */
  put(rows: readonly T[], source: Source): void {
    const now = this.tick();
    this.entries.update((current) => {
      const next = new Map(current);
      const added: [string, Entry<T>][] = [];
      for (const row of rows) {
        const id = this.idOf(row);
        const entry: Entry<T> = { row, version: this.versionOf(row), at: now };
        if (this.isGone(id, source) || isNewer(next.get(id), entry)) {
          continue;
        }
        this.tombstones.delete(id);
        if (next.has(id)) {
          next.set(id, entry);
        } else {
          added.push([id, entry]);
        }
      }
      return added.length > 0 ? new Map([...added, ...next]) : next;
    });
  }

  remove(ids: readonly string[], source: Source): void {
    for (const id of ids) {
      this.tombstones.delete(id);
      this.tombstones.set(id, { at: source.at, seq: source.seq });
    }
    for (const id of [...this.tombstones.keys()].slice(0, -MAX_TOMBSTONES)) {
      this.tombstones.delete(id);
    }
    this.entries.update((current) => {
      const next = new Map(current);
      ids.forEach((id) => next.delete(id));
      return next;
    });
  }

  /** Takes the whole list as it was read at `at`; what was learned since then stays. */
  replace(rows: readonly T[], at: number): void {
    const current = this.entries();
    const next = new Map<string, Entry<T>>();
    for (const [id, entry] of current) {
      if (entry.at > at) {
        next.set(id, entry);
      }
    }
    for (const row of rows) {
      const id = this.idOf(row);
      const entry: Entry<T> = { row, version: this.versionOf(row), at };
      const known = current.get(id);
      if (!this.isGone(id, { at })) {
        next.set(id, known && isNewer(known, entry) ? known : entry);
      }
    }
    this.entries.set(next);
  }

  clear(): void {
    this.tombstones.clear();
    this.entries.set(new Map());
  }

  private isGone(id: string, source: Source): boolean {
    const tombstone = this.tombstones.get(id);
    if (!tombstone) {
      return false;
    }
    if (source.seq !== undefined && tombstone.seq !== undefined) {
      return source.seq < tombstone.seq;
    }
    return source.creates === undefined ? source.at < tombstone.at : !source.creates;
  }
}

function isNewer<T>(known: Entry<T> | undefined, other: Entry<T>): boolean {
  return (
    known?.version !== undefined && other.version !== undefined && known.version > other.version
  );
}
