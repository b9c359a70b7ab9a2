import { ListColumn } from '@shared/list/list-column';
import { Appointment, APPOINTMENT_STATUS_LABELS } from '../types/appointments.types';

/** What the list and the details show of appointments, in this order. */
export const APPOINTMENT_COLUMNS: readonly ListColumn<Appointment>[] = [
  { key: 'id', label: 'ID', hidden: true },
  {
    key: 'patientId',
    label: 'Patient',
    type: 'reference',
    target: { resource: 'patients', keyField: 'id', labelField: 'recordNumber' },
  },
  {
    key: 'medicationId',
    label: 'Medication',
    type: 'reference',
    target: { resource: 'medications', keyField: 'id', labelField: 'name' },
  },
  { key: 'startsAt', label: 'Starts at', type: 'instant' },
  { key: 'minutes', label: 'Minutes', type: 'number' },
  { key: 'status', label: 'Status', type: 'choice', words: APPOINTMENT_STATUS_LABELS },
  { key: 'reason', label: 'Reason', heading: true },
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
