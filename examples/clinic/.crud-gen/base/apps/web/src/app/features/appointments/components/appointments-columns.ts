import { ListColumn } from '@shared/list/list-column';
import {
  Appointment,
  APPOINTMENT_PATIENT_ID_TARGET,
  APPOINTMENT_MEDICATION_ID_TARGET,
  APPOINTMENT_STATUS_LABELS,
} from '../types/appointments.types';

/** What the list and the details show of appointments, in this order. */
export const APPOINTMENT_COLUMNS: readonly ListColumn<Appointment>[] = [
  { key: 'reason', label: $localize`Reason`, heading: true },
  { key: 'id', label: $localize`ID`, hidden: true },
  {
    key: 'patientId',
    label: $localize`Patient`,
    type: 'reference',
    target: APPOINTMENT_PATIENT_ID_TARGET,
  },
  {
    key: 'medicationId',
    label: $localize`Medication`,
    type: 'reference',
    target: APPOINTMENT_MEDICATION_ID_TARGET,
  },
  { key: 'startsAt', label: $localize`Starts at`, type: 'instant' },
  { key: 'minutes', label: $localize`Minutes`, type: 'number' },
  { key: 'status', label: $localize`Status`, type: 'choice', words: APPOINTMENT_STATUS_LABELS },
  { key: 'notes', label: $localize`Notes`, hidden: true },
  { key: 'createdAt', label: $localize`Created at`, type: 'instant' },
  { key: 'updatedAt', label: $localize`Updated at`, type: 'instant', hidden: true },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
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
