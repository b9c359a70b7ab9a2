import { Patient } from './patients.types';

/** One patient for tests; another number makes it another one. */
export function patientSample(n = 1): Patient {
  return {
    personId: n,
    recordNumber: 'Record number',
    version: 7,
  };
}
