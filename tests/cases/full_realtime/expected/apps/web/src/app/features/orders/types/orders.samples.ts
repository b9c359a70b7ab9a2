import { Order } from './orders.types';

/** One order for tests; another number makes it another one. */
export function orderSample(n = 1): Order {
  return {
    id: `018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`,
    code: `Code ${n}`,
    state: 'open',
    locked: true,
    createdAt: '2025-03-14T09:26:53Z',
    updatedAt: '2025-03-14T09:26:53Z',
    version: 7,
  };
}
