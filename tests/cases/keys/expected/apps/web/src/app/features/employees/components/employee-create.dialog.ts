import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { EmployeeService } from '../services/employees.service';
import { employeeForm, newEmployee } from './employee-form';
import { EmployeeFormComponent } from './employee-form.component';

@Component({
  selector: 'app-employee-create-dialog',
  imports: [EmployeeFormComponent, FormDialogComponent],
  templateUrl: './employee-create.dialog.html',
})
export class EmployeeCreateDialogComponent {
  private readonly employeesService = inject(EmployeeService);

  protected readonly dialog = createDialog({
    form: employeeForm(),
    values: newEmployee,
    save: (values, opId) => this.employeesService.create(values, opId),
    saved: $localize`Employee created`,
    failed: $localize`The employee could not be created.`,
  });
}
