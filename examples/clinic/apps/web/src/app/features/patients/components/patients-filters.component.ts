import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { ListState } from '@shared/list/list-state';
import { PATIENT_SEX_LABELS } from '../types/patients.types';
import { PatientFilter } from './patients-columns';

/** The filters above the list of patients. */
@Component({
  selector: 'app-patients-filters',
  imports: [MatFormFieldModule, MatInputModule, MatSelectModule],
  templateUrl: './patients-filters.component.html',
})
export class PatientsFiltersComponent {
  readonly list = input.required<ListState<PatientFilter>>();

  protected readonly sexLabels = PATIENT_SEX_LABELS;

  protected onInput(name: PatientFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
