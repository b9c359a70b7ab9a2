import { Component, input } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { ListState } from '@shared/list/list-state';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { EmployeeFilter } from './employees-columns';

/** The filters above the list of employees. */
@Component({
  selector: 'app-employees-filters',
  imports: [FormsModule, ReferenceSelectComponent],
  templateUrl: './employees-filters.component.html',
})
export class EmployeesFiltersComponent {
  readonly list = input.required<ListState<EmployeeFilter>>();
}
