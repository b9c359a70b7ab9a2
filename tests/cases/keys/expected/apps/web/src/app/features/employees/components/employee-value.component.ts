import { Component, computed, input } from '@angular/core';
import { ReferenceLabelComponent } from '@shared/reference/reference-label.component';
import { Employee } from '../types/employees.types';
import { EmployeeColumn } from './employees-columns';

/** A property of one employee, as a person reads it. */
@Component({
  selector: 'app-employee-value',
  imports: [ReferenceLabelComponent],
  templateUrl: './employee-value.component.html',
})
export class EmployeeValueComponent {
  readonly row = input.required<Employee>();
  readonly column = input.required<EmployeeColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
