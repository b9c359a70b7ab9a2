import { ListQuery } from '@shared/http/crud.service';
import { ReferenceTarget } from '@shared/reference/reference.service';

/** Every value of `status`, in the order of the database, with the words that a person reads. */
const APPOINTMENT_STATUS_OPTIONS = [
  ['planned', $localize`Planned`],
  ['arrived', $localize`Arrived`],
  ['in_progress', $localize`In progress`],
  ['done', $localize`Done`],
  ['cancelled', $localize`Cancelled`],
] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUS_OPTIONS)[number][0];
export const APPOINTMENT_STATUS_LABELS = new Map<AppointmentStatus, string>(
  APPOINTMENT_STATUS_OPTIONS,
);

/** Where the rows are that `patientId` refers to. */
export const APPOINTMENT_PATIENT_ID_TARGET: ReferenceTarget = {
  resource: 'patients',
  keyField: 'id',
  labelField: 'firstName,lastName',
  besideField: 'recordNumber',
};

/** Where the rows are that `medicationId` refers to. */
export const APPOINTMENT_MEDICATION_ID_TARGET: ReferenceTarget = {
  resource: 'medications',
  keyField: 'id',
  labelField: 'name',
  besideField: 'code',
};

export interface Appointment {
  id: string;
  patientId: string;
  /** Prescribed at this appointment. */
  medicationId: string | null;
  startsAt: string;
  minutes: number;
  status: AppointmentStatus;
  reason: string;
  notes: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateAppointment {
  patientId: string;
  medicationId?: string | null;
  startsAt: string;
  minutes?: number;
  status?: AppointmentStatus;
  reason: string;
  notes?: string | null;
}

export interface UpdateAppointment {
  patientId?: string;
  medicationId?: string | null;
  startsAt?: string;
  minutes?: number;
  status?: AppointmentStatus;
  reason?: string;
  notes?: string | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListAppointmentsQuery extends ListQuery {
  patientId?: string;
  medicationId?: string;
  startsAtFrom?: string;
  startsAtTo?: string;
  minutesMin?: string;
  minutesMax?: string;
  status?: string;
  createdAtFrom?: string;
  createdAtTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Appointment): string {
  return row.id;
}

/** What a person calls a row. */
export function appointmentLabel(row: Appointment): string {
  return row.reason;
}
