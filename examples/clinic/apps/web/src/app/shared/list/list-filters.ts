import { fromDateTimeInput } from '@shared/forms/convert';

/** One filter of a list: a parameter of the request, and what it means. */
export interface ListFilter<F extends string = string, K extends string = string> {
  /** The parameter of the request. */
  name: F;
  /** The property that it looks at. */
  key: K;
  test: 'equal' | 'min' | 'max' | 'from' | 'to';
  /** The property holds a time, so a day stands for its first or last moment; in this zone when it is `zoned`. */
  time?: 'zoned' | 'local';
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
