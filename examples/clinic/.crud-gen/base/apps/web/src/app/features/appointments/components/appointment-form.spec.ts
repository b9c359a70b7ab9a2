import { appointmentSample } from '../types/appointments.samples';
import { changedAppointment, appointmentForm, newAppointment } from './appointment-form';

describe('appointmentForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = appointmentSample();
    const form = appointmentForm(row);
    expect(form.valid).toBe(true);
    expect(newAppointment(form)).toMatchObject({
      patientId: row.patientId,
      medicationId: row.medicationId,
      startsAt: row.startsAt,
      minutes: row.minutes,
      status: row.status,
      reason: row.reason,
      notes: row.notes,
    });
  });

  it('says only what was changed', () => {
    const form = appointmentForm(appointmentSample());
    expect(changedAppointment(form)).toEqual({});
    form.controls.patientId.markAsDirty();
    expect(Object.keys(changedAppointment(form))).toEqual(['patientId']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = appointmentForm();
    expect(controls.patientId.hasError('required')).toBe(true);
    expect(controls.startsAt.hasError('required')).toBe(true);
  });
});
