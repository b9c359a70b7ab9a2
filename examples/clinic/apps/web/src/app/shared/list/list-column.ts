import { ReferenceTarget } from '@shared/reference/reference.service';

/** One column of a list: what its values are says how they are shown, aligned and filtered. */
export type ListColumn<T extends object> = ColumnBase<keyof T & string> & ColumnType;

interface ColumnBase<K extends string> {
  key: K;
  label: string;
  /** Names the row: the title of its card on a phone. */
  heading?: boolean;
  /** Not shown until somebody chooses it. */
  hidden?: boolean;
  /** The server cannot sort by it. */
  unsortable?: boolean;
  /** What its filters are called in a request, when that is not its key. */
  parameter?: string;
}

/** `dateTime` has no time zone, `instant` has one; `text` is what nothing is said of. */
export type ColumnType =
  | { type?: 'text' | 'boolean' | 'date' | 'dateTime' | 'instant' | 'time' | 'json' }
  /** Right-aligned; `digits` after the point are always shown. */
  | { type: 'number'; digits?: number }
  /** One of few words. */
  | { type: 'choice'; words: ReadonlyMap<string, string> }
  /** The label of the row that it refers to. */
  | { type: 'reference'; target: ReferenceTarget };

/** The column whose cells lead to the pages of their rows: what names a row, else the first that leads nowhere itself. */
export function linkColumn<T extends object>(
  columns: readonly ListColumn<T>[],
): string | undefined {
  const own = columns.filter(({ type }) => type !== 'reference');
  return (own.find(({ heading }) => heading) ?? own.at(0))?.key;
}

/** The columns with these keys, in the order of the keys. */
export function columnsOf<T extends object>(
  columns: readonly ListColumn<T>[],
  keys: readonly (keyof T & string)[],
): ListColumn<T>[] {
  return keys.flatMap((wanted) => columns.filter(({ key }) => key === wanted));
}
