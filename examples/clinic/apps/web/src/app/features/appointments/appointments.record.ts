import { RecordOptions } from '@shared/record/record-options';
import { AppointmentCreateDialogComponent } from './components/appointment-create.dialog';
import {
  AppointmentEditDialogComponent,
  AppointmentEditDialogData,
} from './components/appointment-edit.dialog';
import { APPOINTMENT_COLUMNS } from './components/appointments-columns';
import { AppointmentService } from './services/appointments.service';
import { Appointment, entityId, appointmentLabel } from './types/appointments.types';

/** What pages know of appointments: the list, the page of one, and pages of what they refer to. */
export const APPOINTMENT_RECORD: RecordOptions<Appointment> = {
  resource: 'appointments',
  title: $localize`Appointments`,
  one: $localize`appointment`,
  many: $localize`appointments`,
  columns: APPOINTMENT_COLUMNS,
  label: appointmentLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: AppointmentService,
  createDialog: AppointmentCreateDialogComponent,
  edit: {
    dialog: AppointmentEditDialogComponent,
    data: (row): AppointmentEditDialogData => ({ appointment: row }),
  },
};
