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
  { path: '/log-lines', label: $localize`Log lines`, permission: 'log-lines.read' },
  { path: '/employees', label: $localize`Employees`, permission: 'employees.read' },
  { path: '/transfers', label: $localize`Transfers`, permission: 'transfers.read' },
  { path: '/warehouses', label: $localize`Warehouses`, permission: 'warehouses.read' },
  // crud-gen:navigation
];
