import { Signal } from '@angular/core';
import { LocalError, conflictRow, errorStatus } from '@shared/http/api-error';
import { isReference } from '@shared/http/api.types';
import { newOpId } from '@shared/http/op-id';
import { ConfirmedRows } from './confirmed-rows';
import { conflictOf } from './conflict';
import { Operation, PendingOperations } from './pending-operations';
import { ConflictInfo, RealtimeStateConfig, WriteContext } from './realtime-state.types';
import { RowQueues } from './row-queues';
import { WriteSender } from './write-sender';

/** Sends a write to the row that has this id now. */
export type Request<R> = (id: string, context: WriteContext) => Promise<R>;

/** What becomes of writes. */
export interface WriteOutcomes<T> {
  onConfirmed(): void;
  onRefused(): void;
  /** Whether a row is still there can only be told by reading again. */
  onDoubt(): void;
  onConflict(conflict: ConflictInfo<T>): void;
}

const MAX_PENDING = 100;

/** Writes that show before the server has answered, and what its answers and events make of them. */
export class OptimisticWrites<T extends object> {
  private readonly pending: PendingOperations<T>;
  private readonly queues = new RowQueues();
  private session = 0;

  readonly count: Signal<number>;
  /** The ids of rows with a write that the server has not confirmed. */
  readonly ids: Signal<ReadonlySet<string>>;

  constructor(
    private readonly confirmed: ConfirmedRows<T>,
    private readonly sender: WriteSender<T>,
    private readonly config: RealtimeStateConfig,
    private readonly outcomes: WriteOutcomes<T>,
  ) {
    this.pending = new PendingOperations(confirmed.versionOf);
    this.count = this.pending.count;
    this.ids = this.pending.ids;
  }

  /** The confirmed rows with all writes over them. */
  view(): T[] {
    return this.pending.over(this.confirmed.rows());
  }

  /**
   * Shows the write and sends it when those before it to the same row have their answers. `seen` is the row as its user saw
   * it; without one that is what is shown now.
   */
  async write<R extends T | void>(
    kind: Operation<T>['kind'],
    id: string,
    changes: Partial<T>,
    request: Request<R>,
    seen?: T,
  ): Promise<R> {
    if (this.count() >= MAX_PENDING) {
      throw new LocalError($localize`Too many changes are waiting for the server.`);
    }
    const key = this.pending.realId(id);
    const operation: Operation<T> = {
      opId: newOpId(),
      kind,
      id,
      changes,
      ...this.knownTo(key, seen),
      at: this.confirmed.tick(),
    };
    this.pending.add(operation);
    return this.queues.run(key, () => this.execute(operation, request));
  }

  /** An event of this user's own write can come before its answer. */
  confirmByEvent(opId: string | undefined, row: T | null): void {
    const operation = this.pending.withOpId(opId);
    if (operation) {
      this.sender.confirm(operation, row);
      this.settle(operation, row);
    }
  }

  /** Forgets all of them; nothing that waits is sent any more. */
  clear(): void {
    this.session += 1;
    this.sender.stop();
    this.queues.clear();
    this.pending.clear();
  }

  private async execute<R extends T | void>(
    operation: Operation<T>,
    request: Request<R>,
  ): Promise<R> {
    const { session } = this;
    try {
      const result = await this.sender.send(operation, () =>
        request(this.pending.realId(operation.id), this.contextOf(operation)),
      );
      if (this.session === session) {
        this.takeAnswer(operation, rowIn<T>(result));
        this.outcomes.onConfirmed();
      }
      return result;
    } catch (error) {
      if (this.session === session) {
        this.pending.refuse(operation);
        this.learnFrom(error, operation);
        this.outcomes.onRefused();
      }
      throw error;
    }
  }

  /** What the user knows of the row: the version, and the row as it was then. */
  private knownTo(id: string, seen: T | undefined): Pick<Operation<T>, 'version' | 'base'> {
    if (seen) {
      return { version: this.pending.versionSeen(seen, id), base: seen };
    }
    const { version, base } = this.pending.oldestTo(id) ?? {
      version: this.confirmed.version(id),
      base: this.confirmed.get(id),
    };
    return { version, base };
  }

  private contextOf({ opId, version }: Operation<T>): WriteContext {
    return { opId, version: this.config.enableConflictDetection ? version : undefined };
  }

  /** Puts the confirmed row in the place of the pending write, unless its event has done so. */
  private takeAnswer(operation: Operation<T>, row: T | null): void {
    if (!this.pending.has(operation)) {
      return;
    }
    if (row) {
      this.takeRow(operation, row);
    } else {
      this.takeDelete(operation);
    }
    this.settle(operation, row);
  }

  private settle(operation: Operation<T>, row: T | null): void {
    const id = row ? this.confirmed.idOf(row) : this.pending.realId(operation.id);
    this.queues.rename(operation.id, id);
    this.pending.settle(operation, id, row, row ? this.confirmed.versionOf(row) : undefined);
  }

  private learnFrom(error: unknown, operation: Operation<T>): void {
    const theirs = conflictRow<T>(error);
    if (theirs) {
      this.takeRow(operation, theirs);
      this.outcomes.onConflict(conflictOf(operation, this.pending.realId(operation.id), theirs));
    } else if (operation.kind === 'update' && errorStatus(error) === 404) {
      this.takeDelete(operation);
    }
  }

  private takeRow({ kind, at }: Operation<T>, row: T): void {
    const isDoubtful = this.confirmed.isDoubtful(this.confirmed.idOf(row), at);
    if (!isDoubtful || kind === 'create') {
      this.confirmed.put(row, { by: 'answer', askedAt: at });
    }
    if (isDoubtful) {
      this.outcomes.onDoubt();
    }
  }

  private takeDelete({ id, at }: Operation<T>): void {
    this.confirmed.remove([this.pending.realId(id)], { by: 'answer', askedAt: at });
  }
}

/** The row of an answer; a delete has none, and a row that its user may not read any more is gone for them, too. */
function rowIn<T extends object>(answer: T | void): T | null {
  return answer && !isReference(answer) ? answer : null;
}
