import { LocalError } from '@shared/http/api-error';
import { PaginatedResponse } from '@shared/http/api.types';

const PAGE_SIZE = 100;
const MAX_ROWS = 20_000;
const MAX_READS = 3;

/**
 * Reads all pages, the last one first: a row that is deleted meanwhile moves those behind it to pages that are still
 * to come, so none is left out. Where new rows do not come last they can push others back; so it is all read once more when
 * rows came or went, which `changes` counts.
 */
export async function readAllPages<T>(
  load: (page: number, limit: number) => Promise<PaginatedResponse<T>>,
  idOf: (row: T) => string,
  changes: () => number,
): Promise<T[]> {
  for (let read = 1; ; read += 1) {
    const before = changes();
    const { data, pagination } = await load(1, PAGE_SIZE);
    if (pagination.total > MAX_ROWS) {
      throw new LocalError(
        $localize`There are ${pagination.total}:count: rows, and at most ${MAX_ROWS}:most: can be kept live.`,
      );
    }
    if (pagination.totalPages <= 1) {
      return data;
    }
    const rows = await readBackwards(load, idOf, pagination.totalPages);
    if (changes() === before || read === MAX_READS) {
      return rows;
    }
  }
}

async function readBackwards<T>(
  load: (page: number, limit: number) => Promise<PaginatedResponse<T>>,
  idOf: (row: T) => string,
  pages: number,
): Promise<T[]> {
  const rows = new Map<string, T>();
  for (let page = pages; page >= 1; page -= 1) {
    const { data } = await load(page, PAGE_SIZE);
    [...data].reverse().forEach((row) => rows.set(idOf(row), row));
  }
  return [...rows.values()].reverse();
}
