import { RecordOptions } from '@shared/record/record-options';
import { EmployeeCreateDialogComponent } from './components/employee-create.dialog';
import {
  EmployeeEditDialogComponent,
  EmployeeEditDialogData,
} from './components/employee-edit.dialog';
import { EMPLOYEE_COLUMNS } from './components/employees-columns';
import { EmployeeService } from './services/employees.service';
import { Employee, entityId, employeeLabel } from './types/employees.types';

/** What pages know of employees: the list, the page of one, and pages of what they refer to. */
export const EMPLOYEE_RECORD: RecordOptions<Employee> = {
  resource: 'employees',
  title: $localize`Employees`,
  one: $localize`employee`,
  many: $localize`employees`,
  columns: EMPLOYEE_COLUMNS,
  label: employeeLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: EmployeeService,
  createDialog: EmployeeCreateDialogComponent,
  edit: {
    dialog: EmployeeEditDialogComponent,
    data: (row): EmployeeEditDialogData => ({ employee: row }),
  },
};
