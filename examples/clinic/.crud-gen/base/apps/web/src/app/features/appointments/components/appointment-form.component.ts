import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { APPOINTMENT_STATUS_LABELS } from '../types/appointments.types';
import { AppointmentForm } from './appointment-form';

/** The fields of one appointment, for create and edit. */
@Component({
  selector: 'app-appointment-form',
  imports: [
    FieldErrorComponent,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    ReactiveFormsModule,
    ReferenceSelectComponent,
  ],
  templateUrl: './appointment-form.component.html',
})
export class AppointmentFormComponent {
  /** Made by `appointmentForm`. */
  readonly form = input.required<AppointmentForm>();

  protected readonly statusLabels = APPOINTMENT_STATUS_LABELS;
}
