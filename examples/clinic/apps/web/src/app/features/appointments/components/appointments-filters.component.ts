import { Component, input } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { ListState } from '@shared/list/list-state';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { APPOINTMENT_STATUS_LABELS } from '../types/appointments.types';
import { AppointmentFilter } from './appointments-columns';

/** The filters above the list of appointments. */
@Component({
  selector: 'app-appointments-filters',
  imports: [
    FormsModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    ReferenceSelectComponent,
  ],
  templateUrl: './appointments-filters.component.html',
})
export class AppointmentsFiltersComponent {
  readonly list = input.required<ListState<AppointmentFilter>>();

  protected readonly statusLabels = APPOINTMENT_STATUS_LABELS;

  protected onInput(name: AppointmentFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
