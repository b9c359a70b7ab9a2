import { Category } from './categories.types';

/** One category for tests; another number makes it another one. */
export function categorySample(n = 1): Category {
  return {
    id: `018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`,
    name: `Name ${n}`,
    isActive: true,
    createdAt: '2025-03-14T09:26:53Z',
    updatedAt: '2025-03-14T09:26:53Z',
    version: 7,
  };
}
