import { Patient } from './patients.types';

/** One patient for tests; another number makes it another one. */
export function patientSample(n = 1): Patient {
  return {
    id: `018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`,
    recordNumber: 'Record number',
    firstName: 'First name',
    lastName: `Last name ${n}`,
    birthDate: '2025-03-14',
    sex: 'female',
    phone: '+15550100',
    email: 'ada@example.com',
    weightKg: 7,
    allergies: 'Allergies',
    active: true,
    createdAt: '2025-03-14T09:26:53Z',
    updatedAt: '2025-03-14T09:26:53Z',
    version: 7,
  };
}
