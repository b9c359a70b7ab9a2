import { Signal, computed, signal } from '@angular/core';
import { WriteContext } from './realtime-state.types';
import { SeenVersions } from './seen-versions';

/** A write that the server has not confirmed. */
export interface Operation<T> extends WriteContext {
  readonly kind: 'create' | 'update' | 'delete';
  /** The row's id; for a create without a key a local one, which `realId` knows later. */
  readonly id: string;
  readonly changes: Partial<T>;
  /** When it was made, in steps of `ConfirmedRows.tick`. */
  readonly at: number;
  /** The row as the user saw it. */
  base: T | undefined;
  /** Its answer was lost, and what the server has now may be the work of others too. */
  isGuess?: boolean;
  /** The row that it is about was never created. */
  isOrphan?: boolean;
}

/** The writes of this user that wait for the server, in order. */
export class PendingOperations<T extends object> {
  private readonly operations = signal<readonly Operation<T>[]>([]);
  private readonly realIds = new Map<string, string>();
  private readonly seen: SeenVersions<T>;

  readonly count = computed(() => this.operations().length);
  /** The ids of the rows that they are about. */
  readonly ids: Signal<ReadonlySet<string>> = computed(
    () => new Set(this.operations().map(({ id }) => this.realId(id))),
  );

  constructor(versionOf: (row: T) => number | undefined) {
    this.seen = new SeenVersions(versionOf);
  }

  /** The version that a user has seen who was shown this row, and has made the changes since then. */
  versionSeen(row: T, id: string): number | undefined {
    return this.seen.of(row, id);
  }

  /** The oldest write to a row: what others have changed since it was made does not show. */
  oldestTo(id: string): Operation<T> | undefined {
    return this.operations().find((operation) => this.realId(operation.id) === id);
  }

  add(operation: Operation<T>): void {
    this.operations.update((operations) => [...operations, operation]);
  }

  has(operation: Operation<T>): boolean {
    return this.operations().includes(operation);
  }

  withOpId(opId: string | undefined): Operation<T> | undefined {
    return this.operations().find((operation) => operation.opId === opId);
  }

  /** What the server calls a row that was made here. */
  realId(id: string): string {
    return this.realIds.get(id) ?? id;
  }

  /** Ends a write that the server has confirmed: later ones to the same row have seen its outcome. */
  settle(done: Operation<T>, id: string, row: T | null, version: number | undefined): void {
    if (done.kind === 'create' && id !== done.id) {
      this.realIds.set(done.id, id);
    }
    if (!done.isGuess) {
      for (const operation of this.laterThan(done)) {
        if (operation.version === done.version) {
          operation.version = version;
          operation.base = row ?? undefined;
        }
      }
      this.seen.follow(id, done.version, version);
    }
    this.drop(done);
  }

  /** Ends a write that was refused; without its row the later ones to it have no meaning. */
  refuse(refused: Operation<T>): void {
    if (refused.kind === 'create') {
      this.laterThan(refused).forEach((operation) => (operation.isOrphan = true));
    }
    this.drop(refused);
  }

  /** The rows as they are when all goes well: those that are being made first. */
  over(rows: ReadonlyMap<string, T>): T[] {
    const view = new Map(rows);
    const created = new Map<string, T>();
    for (const { kind, id: givenId, changes, version } of this.operations()) {
      const id = this.realId(givenId);
      const place = created.has(id) ? created : view;
      const row = place.get(id);
      if (kind === 'delete') {
        place.delete(id);
      } else if (kind === 'update' && row) {
        place.set(id, this.seen.over(row, { ...row, ...changes }, version));
      } else if (kind === 'create' && !row) {
        created.set(id, changes as T);
      }
    }
    return [...[...created.values()].reverse(), ...view.values()];
  }

  clear(): void {
    this.realIds.clear();
    this.seen.clear();
    this.operations.set([]);
  }

  private laterThan(operation: Operation<T>): Operation<T>[] {
    const id = this.realId(operation.id);
    return this.operations().filter(
      (other) => other.at > operation.at && this.realId(other.id) === id,
    );
  }

  private drop(operation: Operation<T>): void {
    this.operations.update((operations) => operations.filter((one) => one !== operation));
  }
}
