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
  { path: '/appointments', label: $localize`Appointments`, permission: 'appointments.read' },
  { path: '/medications', label: $localize`Medications`, permission: 'medications.read' },
  { path: '/patients', label: $localize`Patients`, permission: 'patients.read' },
  // crud-gen:navigation
];
