import { Appointment } from './appointments.types';

/** One appointment for tests; another number makes it another one. */
export function appointmentSample(n = 1): Appointment {
  return {
    id: `018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`,
    patientId: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
    medicationId: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
    startsAt: '2025-03-14T09:26:53Z',
    minutes: 7,
    status: 'planned',
    reason: `Reason ${n}`,
    notes: 'Notes',
    createdAt: '2025-03-14T09:26:53Z',
    updatedAt: '2025-03-14T09:26:53Z',
    version: 7,
  };
}
