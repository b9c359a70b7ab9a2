import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { Appointment } from '../types/appointments.types';

export type AppointmentColumn = keyof Appointment;

/** What the list and the details show of appointments, in this order. */
export const APPOINTMENT_COLUMNS: readonly ListColumn<AppointmentColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'patientId', label: 'Patient' },
  { key: 'medicationId', label: 'Medication' },
  { key: 'startsAt', label: 'Starts at' },
  { key: 'minutes', label: 'Minutes', numeric: true },
  { key: 'status', label: 'Status' },
  { key: 'reason', label: 'Reason' },
  { key: 'notes', label: 'Notes', hidden: true },
  { key: 'createdAt', label: 'Created at' },
  { key: 'updatedAt', label: 'Updated at', hidden: true },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const APPOINTMENT_FILTERS = [
  { name: 'patientId', key: 'patientId', test: 'equal' },
  { name: 'medicationId', key: 'medicationId', test: 'equal' },
  { name: 'startsAtFrom', key: 'startsAt', test: 'from', time: 'zoned' },
  { name: 'startsAtTo', key: 'startsAt', test: 'to', time: 'zoned' },
  { name: 'minutesMin', key: 'minutes', test: 'min' },
  { name: 'minutesMax', key: 'minutes', test: 'max' },
  { name: 'status', key: 'status', test: 'equal' },
  { name: 'createdAtFrom', key: 'createdAt', test: 'from', time: 'zoned' },
  { name: 'createdAtTo', key: 'createdAt', test: 'to', time: 'zoned' },
  { name: 'updatedAtFrom', key: 'updatedAt', test: 'from', time: 'zoned' },
  { name: 'updatedAtTo', key: 'updatedAt', test: 'to', time: 'zoned' },
] as const satisfies readonly ListFilter<string, AppointmentColumn>[];

export type AppointmentFilter = (typeof APPOINTMENT_FILTERS)[number]['name'];
