import { ListColumn } from './list-column';
import { ListFilter, filtersOf, requestOf } from './list-filters';

const FILTERS: readonly ListFilter[] = [
  { name: 'status', key: 'status', test: 'equal' },
  { name: 'dayFrom', key: 'day', test: 'from' },
  { name: 'atFrom', key: 'at', test: 'from', time: 'local' },
  { name: 'atTo', key: 'at', test: 'to', time: 'local' },
  { name: 'seenTo', key: 'seen', test: 'to', time: 'zoned' },
];

describe('requestOf', () => {
  it('leaves days of day columns and all else as they are', () => {
    const query = { page: 2, status: 'draft', dayFrom: '2025-03-14' };
    expect(requestOf(query, FILTERS)).toEqual(query);
  });

  it('makes a day its first or last moment where the column holds a time', () => {
    expect(requestOf({ atFrom: '2025-03-14', atTo: '2025-03-14' }, FILTERS)).toEqual({
      atFrom: '2025-03-14T00:00:00',
      atTo: '2025-03-14T23:59:59.999',
    });
  });

  it('takes the day of this time zone where the column has one', () => {
    const { seenTo } = requestOf({ seenTo: '2025-03-14' }, FILTERS);
    expect(seenTo).toMatch(/Z$/);
    expect(new Date(seenTo).getDate()).toBe(14);
    expect(new Date(seenTo).getHours()).toBe(23);
  });

  it('sends what is no day as it is, so that the server says what is wrong', () => {
    expect(requestOf({ atFrom: 'yesterday' }, FILTERS)).toEqual({ atFrom: 'yesterday' });
  });
});

describe('filtersOf', () => {
  interface Thing {
    id: string;
    name: string;
    price: number;
    at: string;
    meta: unknown;
  }

  const names = (column: ListColumn<Thing>) => filtersOf(column).map(({ name }) => name);

  it('is what the type of a column can be asked for', () => {
    expect(names({ key: 'name', label: 'Name' })).toEqual(['name']);
    expect(names({ key: 'price', label: 'Price', type: 'number' })).toEqual([
      'priceMin',
      'priceMax',
    ]);
    expect(names({ key: 'at', label: 'At', type: 'instant' })).toEqual(['atFrom', 'atTo']);
    expect(names({ key: 'meta', label: 'Meta', type: 'json' })).toEqual([]);
  });

  it('has another name where the name is taken', () => {
    const column = {
      key: 'price',
      label: 'Price',
      type: 'number',
      parameter: 'filterPrice',
    } as const;
    expect(names(column)).toEqual(['filterPriceMin', 'filterPriceMax']);
  });

  it('takes a day for its moments where the column holds a time', () => {
    const [from] = filtersOf<Thing>({ key: 'at', label: 'At', type: 'dateTime' });
    expect(requestOf({ atFrom: '2025-03-14' }, [from])).toEqual({ atFrom: '2025-03-14T00:00:00' });
  });
});
