import { BY_LABEL, ColumnLabels } from './column-labels';
import { ListFilter, filterValue } from './list-filters';

/** What is asked of the rows that are all here. */
export interface LocalQuery {
  page: number;
  limit: number;
  sort?: string;
  search?: string;
}

export interface LocalPage<T> {
  rows: T[];
  /** How many rows there are on all pages. */
  total: number;
}

/** One page of rows that are all here, searched, filtered and sorted as the server would do it. */
export function localPage<T extends object>(
  rows: readonly T[],
  query: LocalQuery,
  filters: readonly ListFilter[],
  searched: readonly (keyof T)[],
  labels: Omit<ColumnLabels<T>, 'sortOf'>,
): LocalPage<T> {
  const wanted = (query.search ?? '').toLowerCase();
  const parameters = query as unknown as Record<string, string | undefined>;
  const active = filters.filter(({ name }) => parameters[name]);
  const found = rows.filter(
    (row) =>
      (wanted === '' ||
        [...searched.map((key) => String(row[key] ?? '')), ...labels.all(row)].some((text) =>
          text.toLowerCase().includes(wanted),
        )) &&
      active.every((filter) => matches(row, filter, parameters[filter.name] ?? '')),
  );
  const sorted = query.sort ? sortedBy(found, query.sort, labels) : found;
  const start = (query.page - 1) * query.limit;
  return { rows: sorted.slice(start, start + query.limit), total: found.length };
}

function matches(row: object, filter: ListFilter, text: string): boolean {
  const value = (row as Record<string, unknown>)[filter.key];
  if (value === null || value === undefined) {
    return false;
  }
  const wanted = filterValue(filter, text);
  switch (filter.test) {
    case 'equal':
      return wanted.split(',').includes(String(value));
    case 'contains':
      return String(value).toLowerCase().includes(wanted.toLowerCase());
    case 'min':
      return Number(value) >= Number(wanted);
    case 'max':
      return Number(value) <= Number(wanted);
    case 'from':
      return compareTimes(String(value), wanted, filter.time) >= 0;
    case 'to':
      return compareTimes(String(value), wanted, filter.time) <= 0;
  }
}

/** Days and times without a zone are in order as text. */
function compareTimes(a: string, b: string, time: ListFilter['time']): number {
  return time === 'zoned' ? Date.parse(a) - Date.parse(b) : a < b ? -1 : a > b ? 1 : 0;
}

/** `-price` falls. Rows without a value come last either way. */
function sortedBy<T extends object>(
  rows: readonly T[],
  sort: string,
  labels: Pick<ColumnLabels<T>, 'of'>,
): T[] {
  const keys = sort.split(',').map((part) => ({
    name: part.replace(/^-/, ''),
    direction: part.startsWith('-') ? -1 : 1,
  }));
  const value = (row: T, name: string): unknown =>
    name.endsWith(BY_LABEL)
      ? labels.of(row, name.slice(0, -BY_LABEL.length))
      : row[name as keyof T];
  return [...rows].sort((a, b) => {
    for (const { name, direction } of keys) {
      const order = compare(value(a, name), value(b, name), direction);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  });
}

function compare(a: unknown, b: unknown, direction: number): number {
  const isMissing = (value: unknown) => value === null || value === undefined;
  if (isMissing(a) || isMissing(b)) {
    return Number(isMissing(a)) - Number(isMissing(b));
  }
  if (typeof a === 'string' && typeof b === 'string') {
    const order = isNumeric(a) && isNumeric(b) ? Number(a) - Number(b) : a.localeCompare(b);
    return direction * order;
  }
  return direction * (Number(a) - Number(b));
}

/** Wide numbers travel as text. */
function isNumeric(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
