import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { ListState } from '@shared/list/list-state';
import { SAMPLE_ENUM_REQUIRED_LABELS, SAMPLE_ENUM_OPTIONAL_LABELS } from '../types/samples.types';
import { SampleFilter } from './samples-columns';

/** The filters above the list of samples. */
@Component({
  selector: 'app-samples-filters',
  imports: [MatFormFieldModule, MatInputModule, MatSelectModule],
  templateUrl: './samples-filters.component.html',
})
export class SamplesFiltersComponent {
  readonly list = input.required<ListState<SampleFilter>>();

  protected readonly enumRequiredLabels = SAMPLE_ENUM_REQUIRED_LABELS;
  protected readonly enumOptionalLabels = SAMPLE_ENUM_OPTIONAL_LABELS;

  protected onInput(name: SampleFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
