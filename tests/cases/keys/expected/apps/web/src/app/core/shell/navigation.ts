/** An entry of the navigation; who lacks its permission does not see it. */
export interface NavigationItem {
  path: string;
  label: string;
  permission: string;
  /** The name of an icon of `shared/ui/icons.ts`. */
  icon?: string;
}

/** A line each. */
// prettier-ignore
export const NAVIGATION: NavigationItem[] = [
  { path: '/log-lines', label: 'Log lines', permission: 'log-lines.read' },
  { path: '/employees', label: 'Employees', permission: 'employees.read' },
  { path: '/transfers', label: 'Transfers', permission: 'transfers.read' },
  { path: '/warehouses', label: 'Warehouses', permission: 'warehouses.read' },
  // crud-gen:navigation
];
