import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateAppointment,
  ListAppointmentsQuery,
  Appointment,
  UpdateAppointment,
} from '../types/appointments.types';

/** Requests to `/api/appointments`. */
@Injectable({ providedIn: 'root' })
export class AppointmentService extends CrudService<
  Appointment,
  CreateAppointment,
  UpdateAppointment,
  ListAppointmentsQuery
> {
  constructor() {
    super('/api/appointments');
  }
}
