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
  { resource: 'medications', key: 'id', references: [], load: () => import('../../features/medications/medications.record').then((m) => m.MEDICATION_RECORD) },
  { resource: 'patients', key: 'id', references: [], load: () => import('../../features/patients/patients.record').then((m) => m.PATIENT_RECORD) },
  { resource: 'appointments', key: 'id', references: [{ field: 'patientId', label: $localize`Patient`, parameter: 'patientId', to: 'patients', toField: 'id' }, { field: 'medicationId', label: $localize`Medication`, parameter: 'medicationId', to: 'medications', toField: 'id' }], load: () => import('../../features/appointments/appointments.record').then((m) => m.APPOINTMENT_RECORD) },
  // crud-gen:records
];
