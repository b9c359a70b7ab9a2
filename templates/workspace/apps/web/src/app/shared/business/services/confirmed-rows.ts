import { Signal, computed, signal } from '@angular/core';

interface Entry<T> {
  row: T;
  version: number | undefined;
  /** When this was learned, in steps of `tick`. */
  at: number;
  /** When the row was deleted before it came back; 0 when it never was. */
  bornAt: number;
  isAnswer: boolean;
}

interface Tombstone {
  at: number;
  /** The event of the delete has come: what follows it may create the row again. */
  isAnnounced: boolean;
}

/** Where a row comes from, which decides what it may replace. */
export type Source = { by: 'created' | 'updated' } | { by: 'answer'; askedAt: number };

const MAX_TOMBSTONES = 5_000;

/**
 * What the server has said, newest first. Events come in order, answers whenever they like: an older version never
 * replaces a newer one, and what is deleted stays so.
 */
export class ConfirmedRows<T> {
  private readonly entries = signal<ReadonlyMap<string, Entry<T>>>(new Map());
  private readonly tombstones = new Map<string, Tombstone>();
  private time = 0;
  private changes = 0;
  private replacedAt = 0;

  readonly rows: Signal<ReadonlyMap<string, T>> = computed(
    () => new Map(Array.from(this.entries(), ([id, entry]) => [id, entry.row])),
  );

  constructor(
    readonly idOf: (row: T) => string,
    readonly versionOf: (row: T) => number | undefined,
  ) {}

  /** A new moment, after all that was learned so far. */
  tick(): number {
    this.time += 1;
    return this.time;
  }

  /** Counts the rows that came and went by other ways than `replace`. */
  get membershipChanges(): number {
    return this.changes;
  }

  get(id: string): T | undefined {
    return this.entries().get(id)?.row;
  }

  version(id: string): number | undefined {
    return this.entries().get(id)?.version;
  }

  /**
   * A row of an answer that is not in a list which came since it was asked for: made after that list was read, or
   * deleted before.
   */
  isDoubtful(id: string, askedAt: number): boolean {
    return this.replacedAt > askedAt && !this.entries().has(id) && !this.tombstones.has(id);
  }

  /** Takes a row from an event or an answer, when it is news. */
  put(row: T, source: Source): void {
    const id = this.idOf(row);
    const current = this.entries();
    const entry = this.entryOf(id, row, current.get(id), source);
    if (!this.isNews(id, entry, current.get(id), source)) {
      return;
    }
    this.tombstones.delete(id);
    if (current.has(id)) {
      this.entries.set(new Map(current).set(id, entry));
    } else {
      this.changes += 1;
      this.entries.set(new Map([[id, entry], ...current]));
    }
  }

  /** Takes rows out; those of an answer only when they have not come back since it was asked for. */
  remove(
    ids: readonly string[],
    source: { by: 'deleted' } | { by: 'answer'; askedAt: number },
  ): void {
    const next = new Map(this.entries());
    for (const id of ids) {
      const isAnswer = source.by === 'answer';
      const isGone = isAnswer && this.tombstones.has(id);
      if (isGone || (isAnswer && (next.get(id)?.bornAt ?? 0) > source.askedAt)) {
        continue;
      }
      this.tombstones.delete(id);
      this.tombstones.set(id, { at: this.tick(), isAnnounced: !isAnswer });
      this.changes += next.delete(id) ? 1 : 0;
    }
    for (const id of [...this.tombstones.keys()].slice(0, -MAX_TOMBSTONES)) {
      this.tombstones.delete(id);
    }
    this.entries.set(next);
  }

  /**
   * Takes the whole list as it was when it was asked for; what was learned since then stays. False when it was an
   * answer that said so: it may be older than the list.
   */
  replace(rows: readonly T[], askedAt: number): boolean {
    const current = this.entries();
    const source: Source = { by: 'answer', askedAt };
    const kept = [...current].filter(([, { at }]) => at > askedAt);
    const next = new Map(kept);
    const listed = new Set(rows.map((row) => this.idOf(row)));
    const isAnnounced = (id: string) => this.tombstones.get(id)?.isAnnounced ?? true;
    let isCertain = kept.every(([id, { isAnswer }]) => !isAnswer || listed.has(id));
    for (const row of rows) {
      const id = this.idOf(row);
      const entry = this.entryOf(id, row, current.get(id), source);
      if (this.isNews(id, entry, current.get(id), source)) {
        this.tombstones.delete(id);
        next.set(id, entry);
      }
      isCertain &&= isAnnounced(id);
    }
    this.entries.set(next);
    this.replacedAt = this.tick();
    return isCertain;
  }

  /** Events were lost up to here: those of the known deletes may never come. */
  announceDeletes(askedAt: number): void {
    for (const [id, tombstone] of this.tombstones) {
      if (tombstone.at < askedAt) {
        this.tombstones.set(id, { ...tombstone, isAnnounced: true });
      }
    }
  }

  clear(): void {
    this.tombstones.clear();
    this.entries.set(new Map());
  }

  private entryOf(id: string, row: T, known: Entry<T> | undefined, source: Source): Entry<T> {
    const bornAt = this.tombstones.get(id)?.at ?? known?.bornAt ?? 0;
    const isAnswer = source.by === 'answer';
    return { row, version: this.versionOf(row), at: this.tick(), bornAt, isAnswer };
  }

  private isNews(
    id: string,
    entry: Entry<T>,
    known: Entry<T> | undefined,
    source: Source,
  ): boolean {
    const isAnswer = source.by === 'answer';
    const tombstone = this.tombstones.get(id);
    if (tombstone) {
      return isAnswer
        ? tombstone.at < source.askedAt
        : tombstone.isAnnounced && source.by === 'created';
    }
    if (!known) {
      return true;
    }
    if (isAnswer && known.bornAt > source.askedAt) {
      return false;
    }
    return (isAnswer && known.at < source.askedAt) || !isOlder(entry.version, known.version);
  }
}

function isOlder(version: number | undefined, than: number | undefined): boolean {
  return version !== undefined && than !== undefined && version < than;
}
