import { ListFilter } from './list-filters';
import { localPage } from './local-page';

interface Thing {
  id: string;
  name: string;
  price: number | null;
  /** A wide number travels as text. */
  total: string;
  at: string;
}

const FILTERS: readonly ListFilter[] = [
  { name: 'id', key: 'id', test: 'equal' },
  { name: 'name', key: 'name', test: 'contains' },
  { name: 'priceMin', key: 'price', test: 'min' },
  { name: 'priceMax', key: 'price', test: 'max' },
  { name: 'atFrom', key: 'at', test: 'from', time: 'zoned' },
  { name: 'atTo', key: 'at', test: 'to', time: 'zoned' },
];

const THINGS: Thing[] = [
  { id: 'a', name: 'Lamp', price: 10, total: '9', at: '2025-03-14T12:00:00Z' },
  { id: 'b', name: 'Desk', price: null, total: '100', at: '2025-03-16T12:00:00Z' },
  { id: 'c', name: 'lampshade', price: 2, total: '-20', at: '2025-03-18T12:00:00Z' },
];

const MAKERS: Readonly<Record<string, string>> = { a: 'Zuse', c: 'apex' };
const LABELS = {
  of: (row: Thing, key: string) => (key === 'id' ? MAKERS[row.id] : undefined),
  all: (row: Thing) => [MAKERS[row.id] ?? ''],
};

describe('localPage', () => {
  const ids = (query: object) =>
    localPage(THINGS, { page: 1, limit: 20, ...query }, FILTERS, ['name'], LABELS)
      .rows.map(({ id }) => id)
      .join('');

  it('cuts pages and counts all rows', () => {
    expect(localPage(THINGS, { page: 2, limit: 2 }, FILTERS, [], LABELS)).toEqual({
      rows: [THINGS[2]],
      total: 3,
    });
  });

  it('keeps the order of the rows when none is asked for', () => {
    expect(ids({})).toBe('abc');
  });

  it('sorts up and down, with rows without a value at the end', () => {
    expect(ids({ sort: 'price' })).toBe('cab');
    expect(ids({ sort: '-price' })).toBe('acb');
  });

  it('sorts numbers that travel as text as numbers', () => {
    expect(ids({ sort: 'total' })).toBe('cab');
  });

  it('sorts by what names the rows that a column refers to, and finds it', () => {
    expect(ids({ sort: 'id.label' })).toBe('cab');
    expect(ids({ sort: '-id.label' })).toBe('acb');
    expect(ids({ search: 'zus' })).toBe('a');
  });

  it('finds a part in any case, in the properties that are searched', () => {
    expect(ids({ search: 'LAMP' })).toBe('ac');
    expect(ids({ search: '100' })).toBe('');
  });

  it('filters as the server does', () => {
    expect(ids({ id: 'a,c' })).toBe('ac');
    expect(ids({ priceMin: '2', priceMax: '9' })).toBe('c');
    expect(ids({ atFrom: '2025-03-15', atTo: '2025-03-17' })).toBe('b');
  });
});
