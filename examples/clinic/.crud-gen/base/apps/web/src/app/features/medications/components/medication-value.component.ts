import { DatePipe, DecimalPipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { toneOf } from '@shared/ui/tone';
import { Medication, MEDICATION_FORM_LABELS } from '../types/medications.types';
import { MedicationColumn } from './medications-columns';

/** A property of one medication, as a person reads it. */
@Component({
  selector: 'app-medication-value',
  imports: [DatePipe, DecimalPipe, MatIconModule],
  templateUrl: './medication-value.component.html',
})
export class MedicationValueComponent {
  readonly row = input.required<Medication>();
  readonly column = input.required<MedicationColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
  protected readonly toneOf = toneOf;
  protected readonly formLabels = MEDICATION_FORM_LABELS;
}
