import { Order } from './orders.types';

/** One order for tests; another number makes it another one. */
export function orderSample(n = 1): Order {
  return {
    id: n,
    group: 'Group',
    page: 7,
    limit: 7,
    sort: 'Sort',
    search: 'Search',
    fields: 'Fields',
    row: 'Row',
    input: 'Input',
    query: 'Query',
    user: 'User',
    data: { note: 'sample' },
    value: 'Value',
    form: 'Form',
    length: 7,
    rows: 7,
    version: 'Version',
    rowVersion: 7,
  };
}
