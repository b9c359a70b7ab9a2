import { LocalError } from '@shared/http/api-error';
import { PaginatedResponse } from '@shared/http/api.types';

const PAGE_SIZE = 100;
const MAX_ROWS = 20_000;
const MAX_READS = 3;

/**
 * Reads page after page to the last one, and once more when rows came or went meanwhile, since those behind them have
 * moved to other pages. `changes` counts what is known to have come and gone.
 */
export async function readAllPages<T>(
  load: (page: number, limit: number) => Promise<PaginatedResponse<T>>,
  idOf: (row: T) => string,
  changes: () => number,
): Promise<T[]> {
  for (let read = 1; ; read += 1) {
    const before = changes();
    const rows = new Map<string, T>();
    const totals = new Set<number>();
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const { data, pagination } = await load(page, PAGE_SIZE);
      if (pagination.total > MAX_ROWS) {
        throw new LocalError(
          `There are ${pagination.total} rows, and at most ${MAX_ROWS} can be kept live.`,
        );
      }
      data.forEach((row) => rows.set(idOf(row), row));
      totals.add(pagination.total);
      pages = pagination.totalPages;
    }
    const isWhole = totals.has(rows.size) && totals.size === 1 && changes() === before;
    if (isWhole || read === MAX_READS) {
      return [...rows.values()];
    }
  }
}
