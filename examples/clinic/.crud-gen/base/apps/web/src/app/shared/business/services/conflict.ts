import { Operation } from './pending-operations';
import { ConflictInfo } from './realtime-state.types';

/** What a write wanted, and what the server has instead. */
export function conflictOf<T>(operation: Operation<T>, id: string, theirs: T): ConflictInfo<T> {
  const { base, changes: mine } = operation;
  const fields = (Object.keys(mine) as (keyof T & string)[]).filter(
    (field) => !base || !sameValue(base[field], theirs[field]),
  );
  return {
    id,
    base,
    mine,
    theirs,
    fields,
    entity: base ?? theirs,
    localChanges: mine,
    serverVersion: theirs,
    detectedAt: new Date().toISOString(),
  };
}

export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
