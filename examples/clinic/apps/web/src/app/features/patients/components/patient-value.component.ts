import { DatePipe, DecimalPipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { toneOf } from '@shared/ui/tone';
import { Patient, PATIENT_SEX_LABELS } from '../types/patients.types';
import { PatientColumn } from './patients-columns';

/** A property of one patient, as a person reads it. */
@Component({
  selector: 'app-patient-value',
  imports: [DatePipe, DecimalPipe, MatIconModule],
  templateUrl: './patient-value.component.html',
})
export class PatientValueComponent {
  readonly row = input.required<Patient>();
  readonly column = input.required<PatientColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
  protected readonly toneOf = toneOf;
  protected readonly sexLabels = PATIENT_SEX_LABELS;
}
