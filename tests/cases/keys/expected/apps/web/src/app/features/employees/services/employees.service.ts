import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateEmployee,
  ListEmployeesQuery,
  Employee,
  UpdateEmployee,
} from '../types/employees.types';

/** Requests to `/api/employees`. */
@Injectable({ providedIn: 'root' })
export class EmployeeService extends CrudService<
  Employee,
  CreateEmployee,
  UpdateEmployee,
  ListEmployeesQuery
> {
  protected override readonly hasNumericIds = true;

  constructor() {
    super('/api/employees');
  }
}
