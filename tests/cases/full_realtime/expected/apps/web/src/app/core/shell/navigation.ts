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
  { path: '/orders', label: $localize`Orders`, permission: 'orders.read' },
  // crud-gen:navigation
];
