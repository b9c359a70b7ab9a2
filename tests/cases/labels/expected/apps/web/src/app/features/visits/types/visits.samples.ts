import { Visit } from './visits.types';

/** One visit for tests; another number makes it another one. */
export function visitSample(n = 1): Visit {
  return {
    id: n,
    patientId: 7,
    doctorId: 7,
    version: 7,
  };
}
