import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { EMPLOYEE_REPORTS_TO_TARGET } from '../types/employees.types';
import { EmployeeForm } from './employee-form';

/** The fields of one employee, for create and edit. */
@Component({
  selector: 'app-employee-form',
  imports: [FORM_FIELDS, MatInputModule, ReferenceSelectComponent],
  templateUrl: './employee-form.component.html',
})
export class EmployeeFormComponent {
  /** Made by `employeeForm`. */
  readonly form = input.required<EmployeeForm>();

  protected readonly reportsToTarget = EMPLOYEE_REPORTS_TO_TARGET;
}
