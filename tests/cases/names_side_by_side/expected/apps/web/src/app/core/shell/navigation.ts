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
  { path: '/order-items', label: $localize`Order items`, permission: 'order-items.read' },
  { path: '/categories', label: $localize`Categories`, permission: 'categories.read' },
  { path: '/news', label: $localize`News`, permission: 'news.read' },
  { path: '/people', label: $localize`People`, permission: 'people.read' },
  { path: '/statuses', label: $localize`Statuses`, permission: 'statuses.read' },
  // crud-gen:navigation
];
