import { Signal, computed, signal } from '@angular/core';
import { WriteContext } from './realtime-state.types';

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
  /** The row that it is about was never created. */
  isOrphan?: boolean;
}

/** The writes of this user that wait for the server, in order. */
export class PendingOperations<T extends object> {
  private readonly operations = signal<readonly Operation<T>[]>([]);
  private readonly realIds = new Map<string, string>();

  readonly count = computed(() => this.operations().length);
  /** The ids of the rows that they are about. */
  readonly ids: Signal<ReadonlySet<string>> = computed(
    () => new Set(this.operations().map(({ id }) => this.realId(id))),
  );

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
    for (const operation of this.laterThan(done)) {
      if (operation.version === done.version) {
        operation.version = version;
        operation.base = row ?? undefined;
      }
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
    for (const { kind, id: givenId, changes } of this.operations()) {
      const id = this.realId(givenId);
      const place = created.has(id) ? created : view;
      const row = place.get(id);
      if (kind === 'delete') {
        place.delete(id);
      } else if (kind === 'update' && row) {
        place.set(id, { ...row, ...changes });
      } else if (kind === 'create' && !row) {
        created.set(id, changes as T);
      }
    }
    return [...[...created.values()].reverse(), ...view.values()];
  }

  clear(): void {
    this.realIds.clear();
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
