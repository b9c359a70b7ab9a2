import { ListColumn } from '@shared/list/list-column';
import { Employee, EMPLOYEE_REPORTS_TO_TARGET } from '../types/employees.types';

/** What the list and the details show of employees, in this order. */
export const EMPLOYEE_COLUMNS: readonly ListColumn<Employee>[] = [
  { key: 'name', label: $localize`Name`, heading: true },
  { key: 'employeeId', label: $localize`Employee ID` },
  {
    key: 'reportsTo',
    label: $localize`Reports to`,
    type: 'reference',
    target: EMPLOYEE_REPORTS_TO_TARGET,
  },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const EMPLOYEE_FILTERS: readonly (keyof Employee)[] = ['reportsTo'];
