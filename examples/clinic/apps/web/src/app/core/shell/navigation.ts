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
  { path: '/appointments', label: 'Appointments', permission: 'appointments.read' },
  { path: '/medications', label: 'Medications', permission: 'medications.read' },
  { path: '/patients', label: 'Patients', permission: 'patients.read' },
  // crud-gen:navigation
];
