import { ListColumn } from '@shared/list/column-choice';
import { ListFilter } from '@shared/list/list-filters';
import { Employee } from '../types/employees.types';

export type EmployeeColumn = keyof Employee;

/** What the list and the details show of employees, in this order. */
export const EMPLOYEE_COLUMNS: readonly ListColumn<EmployeeColumn>[] = [
  { key: 'employeeId', label: 'Employee ID' },
  { key: 'name', label: 'Name' },
  { key: 'reportsTo', label: 'Reports to' },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];

/** The filters that the list offers. */
export const EMPLOYEE_FILTERS = [
  { name: 'reportsTo', key: 'reportsTo', test: 'equal' },
] as const satisfies readonly ListFilter<string, EmployeeColumn>[];

export type EmployeeFilter = (typeof EMPLOYEE_FILTERS)[number]['name'];
