import { Product } from './products.types';

/** One product for tests; another number makes it another one. */
export function productSample(n = 1): Product {
  return {
    id: `018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`,
    code: `Code ${n}`,
    status: 'draft',
    createdAt: '2025-03-14T09:26:53Z',
    updatedAt: '2025-03-14T09:26:53Z',
    version: 7,
  };
}
