import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { fromDateTimeInput, nullable, toDateTimeInput } from '@shared/forms/convert';
import { integerValidator } from '@shared/forms/validators';
import {
  CreateAppointment,
  Appointment,
  AppointmentStatus,
  UpdateAppointment,
} from '../types/appointments.types';

export type AppointmentForm = ReturnType<typeof appointmentForm>;

/** The form for a new appointment, or for the one given. It checks what the database checks. */
export function appointmentForm(row?: Appointment) {
  const form = new FormGroup({
    patientId: new FormControl<string | null>(null, [Validators.required]),
    medicationId: new FormControl<string | null>(null),
    startsAt: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    minutes: new FormControl('30', {
      nonNullable: true,
      validators: [Validators.required, integerValidator('5', '480')],
    }),
    status: new FormControl<AppointmentStatus | null>('planned', [Validators.required]),
    reason: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(200)] }),
    notes: new FormControl('', { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      patientId: row.patientId,
      medicationId: row.medicationId,
      startsAt: toDateTimeInput(row.startsAt),
      minutes: String(row.minutes),
      status: row.status,
      reason: row.reason,
      notes: row.notes ?? '',
    });
  }
  return form;
}

/** What the form says of a new appointment. */
export function newAppointment(form: AppointmentForm): CreateAppointment {
  const value = form.getRawValue();
  return {
    patientId: value.patientId as string,
    medicationId: value.medicationId,
    startsAt: fromDateTimeInput(value.startsAt, true) as string,
    minutes: Number(value.minutes),
    status: value.status as AppointmentStatus,
    reason: value.reason,
    notes: nullable(value.notes),
  };
}

/** What the user has changed, and nothing else. */
export function changedAppointment(form: AppointmentForm): UpdateAppointment {
  return changedFields(form, newAppointment(form));
}
