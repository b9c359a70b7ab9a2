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
  { resource: 'persons', key: 'id', references: [], load: () => import('../../features/persons/persons.record').then((m) => m.PERSON_RECORD) },
  { resource: 'patients', key: 'personId', references: [{ field: 'personId', label: $localize`Person`, parameter: 'personId', to: 'persons', toField: 'id' }], load: () => import('../../features/patients/patients.record').then((m) => m.PATIENT_RECORD) },
  { resource: 'visits', key: 'id', references: [{ field: 'patientId', label: $localize`Patient`, parameter: 'patientId', to: 'patients', toField: 'personId' }, { field: 'doctorId', label: $localize`Doctor`, parameter: 'doctorId', to: 'persons', toField: 'id' }], load: () => import('../../features/visits/visits.record').then((m) => m.VISIT_RECORD) },
  // crud-gen:records
];
