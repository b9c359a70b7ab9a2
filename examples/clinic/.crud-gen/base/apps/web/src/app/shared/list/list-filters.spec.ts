import { ListFilter, requestOf } from './list-filters';

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
