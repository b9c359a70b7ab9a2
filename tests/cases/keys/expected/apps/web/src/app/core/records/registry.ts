/** A module whose records have pages, and what its records refer to. */
export interface RegisteredModule {
  /** As in URLs and permissions: `order-items`. */
  resource: string;
  /** The property that addresses a record, where it is one alone. */
  key?: string;
  references: readonly RegisteredReference[];
  /** Its records do nothing but link those of two modules, whose pages show them as a choice of many. */
  isLink?: boolean;
  /** The module's `RecordOptions`. */
  load: () => Promise<{ resource: string }>;
}

/** A property that holds a key of another module's records. */
export interface RegisteredReference {
  field: string;
  label: string;
  /** What its filter is called in a request. */
  parameter: string;
  to: string;
  /** The property there that it holds. */
  toField: string;
}

/** A line each. */
// prettier-ignore
export const REGISTRY: readonly RegisteredModule[] = [
  { resource: 'log-lines', references: [], load: () => import('../../features/log-lines/log-lines.record').then((m) => m.LOG_LINE_RECORD) },
  { resource: 'warehouses', key: 'code', references: [], load: () => import('../../features/warehouses/warehouses.record').then((m) => m.WAREHOUSE_RECORD) },
  { resource: 'transfers', references: [{ field: 'fromCode', label: $localize`From code`, parameter: 'fromCode', to: 'warehouses', toField: 'code' }, { field: 'toCode', label: $localize`To code`, parameter: 'toCode', to: 'warehouses', toField: 'code' }], load: () => import('../../features/transfers/transfers.record').then((m) => m.TRANSFER_RECORD) },
  { resource: 'employees', key: 'employeeId', references: [{ field: 'reportsTo', label: $localize`Reports to`, parameter: 'reportsTo', to: 'employees', toField: 'employeeId' }], load: () => import('../../features/employees/employees.record').then((m) => m.EMPLOYEE_RECORD) },
  // crud-gen:records
];
