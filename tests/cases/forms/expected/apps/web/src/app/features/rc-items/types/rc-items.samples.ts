import { RcItem } from './rc-items.types';

/** One rc item for tests; another number makes it another one. */
export function rcItemSample(n = 1): RcItem {
  return {
    rcId: n,
    rcName: `Rc name ${n}`,
    rcUrl: 'https://example.com',
    rcSku: 'Rc SKU',
    version: 7,
  };
}
