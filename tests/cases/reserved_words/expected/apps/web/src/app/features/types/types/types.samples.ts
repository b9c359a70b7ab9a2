import { TypeEntity } from './types.types';

/** One type entity for tests; another number makes it another one. */
export function typeEntitySample(n = 1): TypeEntity {
  return {
    id: `018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`,
    type: `Type ${n}`,
    match: 'Match',
    self: 'Self',
    class: 'Class',
    function: 7,
    async: true,
    select: 'Select',
    from: '2025-03-14',
    default: 'Default',
    constructor: 'Constructor',
    orderDate: '2025-03-14T09:26:53Z',
    n2nd: 'N 2nd',
    version: 7,
  };
}
