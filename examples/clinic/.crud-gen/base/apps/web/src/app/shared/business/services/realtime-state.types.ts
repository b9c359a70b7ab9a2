export interface RealtimeStateConfig {
  /** The resource as in URLs and events: `order-items`. */
  feature: string;
  entity: string;
  /** Show a write before the server has answered. */
  enableOptimisticUpdates: boolean;
  /** Send the version that the user saw, so that a change by another is never overwritten. */
  enableConflictDetection: boolean;
  /** Events within this time are applied together. */
  debounceMs: number;
  /** How often a write is sent again when the server does not answer. */
  retryAttempts: number;
  /** Never read a list or apply events: the page reads from the server itself. */
  hisMode?: boolean;
}

/**
 * How far the rows can be trusted:
 * - `live`: every change is here as soon as the server has it;
 * - `catching-up`: the connection stands, and what was missed is on its way;
 * - `stale`: changes were missed and could not be read again;
 * - `offline`: there is no connection;
 * - `signed-out`: nobody is signed in.
 */
export type SyncStatus = 'live' | 'catching-up' | 'stale' | 'offline' | 'signed-out';

export interface SyncStats {
  pending: number;
  synced: number;
  failed: number;
  conflicts: number;
  lastSyncAt: string | null;
}

/** A write that was refused because another had changed the row (412). */
export interface ConflictInfo<T> {
  id: string;
  /** The row as the user saw it. */
  base: T | undefined;
  mine: Partial<T>;
  theirs: T;
  /** What both changed. */
  fields: (keyof T & string)[];
  /** `base`, or `theirs` when it is not known. */
  entity: T;
  /** `mine`. */
  localChanges: Partial<T>;
  /** `theirs`. */
  serverVersion: T;
  detectedAt: string;
}

/** What a write to the server has to carry. */
export interface WriteContext {
  /** For `Idempotency-Key`. */
  readonly opId: string;
  /** For `If-Match`: the version that the user saw; undefined is `*`. */
  version: number | undefined;
}

/** The envelope of any event that changes rows. */
export interface CrudEvent<T> {
  data?: T;
  id?: string | number;
  ids?: (string | number)[];
}
