import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateEmployee, Employee, UpdateEmployee } from '../types/employees.types';

export type EmployeeForm = ReturnType<typeof employeeForm>;

/** The form for a new employee, or for the one given. It checks what the database checks. */
export function employeeForm(row?: Employee) {
  const form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(60)],
    }),
    reportsTo: new FormControl<number | null>(null),
  });
  if (row) {
    form.patchValue({
      name: row.name,
      reportsTo: row.reportsTo,
    });
  }
  return form;
}

/** What the form says of a new employee. */
export function newEmployee(form: EmployeeForm): CreateEmployee {
  const value = form.getRawValue();
  return {
    name: value.name,
    reportsTo: value.reportsTo,
  };
}

/** What the user has changed, and nothing else. */
export function changedEmployee(form: EmployeeForm): UpdateEmployee {
  return changedFields(form, newEmployee(form));
}
