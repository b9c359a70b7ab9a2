import { EventEntity } from './events.types';

/** One event entity for tests; another number makes it another one. */
export function eventEntitySample(n = 1): EventEntity {
  return {
    id: `018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`,
    date: '2025-03-14',
    object: `Object ${n}`,
    version: 7,
  };
}
