import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import {
  APPOINTMENT_PATIENT_ID_TARGET,
  APPOINTMENT_MEDICATION_ID_TARGET,
  APPOINTMENT_STATUS_LABELS,
} from '../types/appointments.types';
import { AppointmentForm } from './appointment-form';

/** The fields of one appointment, for create and edit. */
@Component({
  selector: 'app-appointment-form',
  imports: [FORM_FIELDS, MatInputModule, MatSelectModule, ReferenceSelectComponent],
  templateUrl: './appointment-form.component.html',
})
export class AppointmentFormComponent {
  /** Made by `appointmentForm`. */
  readonly form = input.required<AppointmentForm>();

  protected readonly patientIdTarget = APPOINTMENT_PATIENT_ID_TARGET;
  protected readonly medicationIdTarget = APPOINTMENT_MEDICATION_ID_TARGET;
  protected readonly statusLabels = APPOINTMENT_STATUS_LABELS;
}
