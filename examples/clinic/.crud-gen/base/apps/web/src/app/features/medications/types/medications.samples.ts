import { Medication } from './medications.types';

/** One medication for tests; another number makes it another one. */
export function medicationSample(n = 1): Medication {
  return {
    id: `018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`,
    code: 'Code',
    name: `Name ${n}`,
    form: 'tablet',
    strengthMg: 7,
    unitPrice: 7,
    stock: 7,
    controlled: true,
    description: 'Description',
    createdAt: '2025-03-14T09:26:53Z',
    updatedAt: '2025-03-14T09:26:53Z',
    version: 7,
  };
}
