import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { EmployeeService } from '../services/employees.service';
import { Employee, entityId } from '../types/employees.types';
import { changedEmployee, employeeForm } from './employee-form';
import { EmployeeFormComponent } from './employee-form.component';

export interface EmployeeEditDialogData {
  employee: Employee;
}

@Component({
  selector: 'app-employee-edit-dialog',
  imports: [EmployeeFormComponent, FormDialogComponent],
  templateUrl: './employee-edit.dialog.html',
})
export class EmployeeEditDialogComponent {
  private readonly data = inject<EmployeeEditDialogData>(MAT_DIALOG_DATA);
  private readonly employeesService = inject(EmployeeService);

  protected readonly dialog = editDialog({
    one: $localize`employee`,
    row: this.data.employee,
    form: employeeForm,
    changes: changedEmployee,
    save: (changes, row, opId) =>
      this.employeesService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.employeesService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('employees', entityId(this.data.employee)),
    saved: $localize`Employee saved`,
    failed: $localize`The employee could not be saved.`,
  });
}
