import { DatePipe, DecimalPipe, JsonPipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { toneOf } from '@shared/ui/tone';
import {
  Sample,
  SAMPLE_ENUM_REQUIRED_LABELS,
  SAMPLE_ENUM_OPTIONAL_LABELS,
} from '../types/samples.types';
import { SampleColumn } from './samples-columns';

/** A property of one sample, as a person reads it. */
@Component({
  selector: 'app-sample-value',
  imports: [DatePipe, DecimalPipe, JsonPipe, MatIconModule],
  templateUrl: './sample-value.component.html',
})
export class SampleValueComponent {
  readonly row = input.required<Sample>();
  readonly column = input.required<SampleColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
  protected readonly toneOf = toneOf;
  protected readonly enumRequiredLabels = SAMPLE_ENUM_REQUIRED_LABELS;
  protected readonly enumOptionalLabels = SAMPLE_ENUM_OPTIONAL_LABELS;
}
