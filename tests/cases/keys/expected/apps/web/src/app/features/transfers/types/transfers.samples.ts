import { Transfer } from './transfers.types';

/** One transfer for tests; another number makes it another one. */
export function transferSample(n = 1): Transfer {
  return {
    fromCode: `F ${n}`,
    toCode: `T ${n}`,
    day: `2025-03-${String(n).padStart(2, '0')}`,
    boxes: 7,
    version: 7,
  };
}
