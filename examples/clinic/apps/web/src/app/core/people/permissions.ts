/** Allows everything, also what comes later. */
export const EVERYTHING = '*';

/** Whether who holds one permission may do what another one is for. */
export function covers(held: string, wanted: string): boolean {
  return held === EVERYTHING || held === wanted || held === `${resourceOf(wanted)}.*`;
}

/** Whether any of these allows it. */
export function allows(held: readonly string[], wanted: string): boolean {
  return held.some((one) => covers(one, wanted));
}

/** The list with one permission more, or less; what another one of it covers goes. */
export function withPermission(
  held: readonly string[],
  permission: string,
  isGiven: boolean,
): string[] {
  const others = held.filter((one) => one !== permission);
  return isGiven
    ? [...others.filter((one) => !covers(permission, one)), permission].sort()
    : others;
}

/** What permissions allow, for a person to read; empty when they allow nothing. */
export function permissionWords(held: readonly string[]): string {
  return held.includes(EVERYTHING) ? $localize`everything` : held.join(', ');
}

/** A line of the grid: a module, and what can be done there. */
export interface PermissionRow {
  resource: string;
  actions: string[];
}

/** The usual ones first, then those of the modules themselves. */
const USUAL = ['read', 'create', 'update', 'delete', 'import'];

/** The modules and actions of permissions such as `products.read`. */
export function permissionGrid(permissions: readonly string[]): {
  rows: PermissionRow[];
  actions: string[];
} {
  const byResource = new Map<string, string[]>();
  for (const permission of permissions) {
    const resource = resourceOf(permission);
    const action = permission.slice(resource.length + 1);
    byResource.set(resource, [...(byResource.get(resource) ?? []), action]);
  }
  const rows = [...byResource].map(([resource, actions]) => ({ resource, actions }));
  const all = new Set(rows.flatMap(({ actions }) => actions));
  const actions = [
    ...USUAL.filter((action) => all.has(action)),
    ...[...all].filter((action) => !USUAL.includes(action)).sort(),
  ];
  return { rows, actions };
}

function resourceOf(permission: string): string {
  return permission.slice(0, permission.lastIndexOf('.'));
}
