import { ListColumn } from '@shared/list/list-column';
import {
  Appointment,
  APPOINTMENT_PATIENT_ID_TARGET,
  APPOINTMENT_MEDICATION_ID_TARGET,
  APPOINTMENT_STATUS_LABELS,
} from '../types/appointments.types';

/** What the list and the details show of appointments, in this order. */
export const APPOINTMENT_COLUMNS: readonly ListColumn<Appointment>[] = [
  { key: 'reason', label: 'Reason', heading: true },
  { key: 'id', label: 'ID', hidden: true },
  { key: 'patientId', label: 'Patient', type: 'reference', target: APPOINTMENT_PATIENT_ID_TARGET },
  {
    key: 'medicationId',
    label: 'Medication',
    type: 'reference',
    target: APPOINTMENT_MEDICATION_ID_TARGET,
  },
  { key: 'startsAt', label: 'Starts at', type: 'instant' },
  { key: 'minutes', label: 'Minutes', type: 'number' },
  { key: 'status', label: 'Status', type: 'choice', words: APPOINTMENT_STATUS_LABELS },
  { key: 'notes', label: 'Notes', hidden: true },
  { key: 'createdAt', label: 'Created at', type: 'instant' },
  { key: 'updatedAt', label: 'Updated at', type: 'instant', hidden: true },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const APPOINTMENT_FILTERS: readonly (keyof Appointment)[] = [
  'patientId',
  'medicationId',
  'startsAt',
  'minutes',
  'status',
  'createdAt',
  'updatedAt',
];
