import { Employee } from './employees.types';

/** One employee for tests; another number makes it another one. */
export function employeeSample(n = 1): Employee {
  return {
    employeeId: n,
    name: `Name ${n}`,
    reportsTo: 7,
    version: 7,
  };
}
