import { ListQuery } from '@shared/http/crud.service';
import { ReferenceTarget } from '@shared/reference/reference.service';

/** Where the rows are that `reportsTo` refers to. */
export const EMPLOYEE_REPORTS_TO_TARGET: ReferenceTarget = {
  resource: 'employees',
  keyField: 'employeeId',
  labelField: 'name',
  besideField: 'employeeId',
};

export interface Employee {
  employeeId: number;
  name: string;
  reportsTo: number | null;
  version: number;
}

export interface CreateEmployee {
  name: string;
  reportsTo?: number | null;
}

export interface UpdateEmployee {
  name?: string;
  reportsTo?: number | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListEmployeesQuery extends ListQuery {
  reportsTo?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Employee): string {
  return String(row.employeeId);
}

/** What a person calls a row. */
export function employeeLabel(row: Employee): string {
  return row.name;
}
