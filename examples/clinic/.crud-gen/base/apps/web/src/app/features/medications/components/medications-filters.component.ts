import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { ListState } from '@shared/list/list-state';
import { MEDICATION_FORM_LABELS } from '../types/medications.types';
import { MedicationFilter } from './medications-columns';

/** The filters above the list of medications. */
@Component({
  selector: 'app-medications-filters',
  imports: [MatFormFieldModule, MatInputModule, MatSelectModule],
  templateUrl: './medications-filters.component.html',
})
export class MedicationsFiltersComponent {
  readonly list = input.required<ListState<MedicationFilter>>();

  protected readonly formLabels = MEDICATION_FORM_LABELS;

  protected onInput(name: MedicationFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
