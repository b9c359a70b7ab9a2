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
  { resource: 'products', key: 'id', references: [{ field: 'categoryId', label: $localize`Category`, parameter: 'categoryId', to: 'categories', toField: 'id' }], load: () => import('../../features/products/products.record').then((m) => m.PRODUCT_RECORD) },
  // crud-gen:records
];
