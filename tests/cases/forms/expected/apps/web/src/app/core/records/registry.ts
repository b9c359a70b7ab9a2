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
  { resource: 'contracts', key: 'id', references: [{ field: 'signerId', label: $localize`Signer`, parameter: 'signerId', to: 'persons', toField: 'id' }, { field: 'parentId', label: $localize`Parent`, parameter: 'parentId', to: 'contracts', toField: 'id' }], load: () => import('../../features/contracts/contracts.record').then((m) => m.CONTRACT_RECORD) },
  { resource: 'rc-items', key: 'rcId', references: [], load: () => import('../../features/rc-items/rc-items.record').then((m) => m.RC_ITEM_RECORD) },
  // crud-gen:records
];
