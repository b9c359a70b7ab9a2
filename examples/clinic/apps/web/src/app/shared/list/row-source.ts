import { Signal } from '@angular/core';
import { Freshness } from './freshness.component';

/** Where the rows of a list come from, and how far they can be trusted. */
export interface RowSource<T> extends Freshness {
  /** The rows of this page. */
  readonly rows: Signal<readonly T[]>;
  /** How many rows there are on all pages. */
  readonly total: Signal<number>;
  /** There has been an answer, of no rows at all or of some. */
  readonly hasRows: Signal<boolean>;
  readonly isLoading: Signal<boolean>;
  /** Why the rows could not be read; nothing when they could. */
  readonly loadError: Signal<unknown>;
  /** Rows are shown though they could not be read again. */
  readonly keepsRows: boolean;
  /** A write to the row waits for the server. */
  isPending(row: T): boolean;
}
