import { fromDateTimeInput } from '@shared/forms/convert';
import { ListColumn } from './list-column';

/** One parameter of a list request that filters, and what it means. */
export interface ListFilter {
  /** The parameter of the request. */
  name: string;
  /** The property that it looks at. */
  key: string;
  test: 'equal' | 'contains' | 'min' | 'max' | 'from' | 'to';
  /** The property holds a time, so a day stands for its first or last moment; in this zone when it is `zoned`. */
  time?: 'zoned' | 'local';
}

/** What a column can be filtered by: one parameter, or the two ends of a range. */
export function filtersOf<T extends object>(column: ListColumn<T>): ListFilter[] {
  const { key, parameter: name = key } = column;
  switch (column.type ?? 'text') {
    case 'text':
      return [{ name, key, test: 'contains' }];
    case 'boolean':
    case 'choice':
    case 'reference':
      return [{ name, key, test: 'equal' }];
    case 'number':
      return [
        { name: `${name}Min`, key, test: 'min' },
        { name: `${name}Max`, key, test: 'max' },
      ];
    case 'instant':
      return days(name, key, { time: 'zoned' });
    case 'dateTime':
      return days(name, key, { time: 'local' });
    case 'date':
      return days(name, key, {});
    case 'time':
    case 'json':
      return [];
  }
}

function days(name: string, key: string, time: Pick<ListFilter, 'time'>): ListFilter[] {
  return [
    { name: `${name}From`, key, test: 'from', ...time },
    { name: `${name}To`, key, test: 'to', ...time },
  ];
}

/** The parameters as the server wants them: days become moments where the column holds a time. */
export function requestOf<Q extends object>(query: Q, filters: readonly ListFilter[]): Q {
  const request = { ...query } as Record<string, unknown>;
  for (const filter of filters) {
    const value = request[filter.name];
    if (typeof value === 'string') {
      request[filter.name] = filterValue(filter, value);
    }
  }
  return request as Q;
}

/** What a filter compares with. */
export function filterValue(filter: ListFilter, value: string): string {
  if (filter.time === undefined) {
    return value;
  }
  const time = filter.test === 'to' ? '23:59:59.999' : '00:00:00';
  return fromDateTimeInput(`${value}T${time}`, filter.time === 'zoned') ?? value;
}
