import { ListColumn } from '@shared/list/list-column';
import { Employee } from '../types/employees.types';

/** What the list and the details show of employees, in this order. */
export const EMPLOYEE_COLUMNS: readonly ListColumn<Employee>[] = [
  { key: 'employeeId', label: 'Employee ID' },
  { key: 'name', label: 'Name', heading: true },
  {
    key: 'reportsTo',
    label: 'Reports to',
    type: 'reference',
    target: { resource: 'employees', keyField: 'employeeId', labelField: 'name' },
  },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const EMPLOYEE_FILTERS: readonly (keyof Employee)[] = ['reportsTo'];
