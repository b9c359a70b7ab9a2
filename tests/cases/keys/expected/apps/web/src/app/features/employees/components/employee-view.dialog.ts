import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Employee, employeeLabel } from '../types/employees.types';
import { EMPLOYEE_COLUMNS } from './employees-columns';

export interface EmployeeViewDialogData {
  employee: Employee;
  canEdit: boolean;
}

/** All of one employee. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-employee-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './employee-view.dialog.html',
})
export class EmployeeViewDialogComponent {
  protected readonly data = inject<EmployeeViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = employeeLabel(this.data.employee);
  protected readonly columns = EMPLOYEE_COLUMNS;
}
