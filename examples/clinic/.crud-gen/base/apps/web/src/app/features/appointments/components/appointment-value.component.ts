import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { ReferenceLabelComponent } from '@shared/reference/reference-label.component';
import { toneOf } from '@shared/ui/tone';
import { Appointment, APPOINTMENT_STATUS_LABELS } from '../types/appointments.types';
import { AppointmentColumn } from './appointments-columns';

/** A property of one appointment, as a person reads it. */
@Component({
  selector: 'app-appointment-value',
  imports: [DatePipe, ReferenceLabelComponent],
  templateUrl: './appointment-value.component.html',
})
export class AppointmentValueComponent {
  readonly row = input.required<Appointment>();
  readonly column = input.required<AppointmentColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
  protected readonly toneOf = toneOf;
  protected readonly statusLabels = APPOINTMENT_STATUS_LABELS;
}
