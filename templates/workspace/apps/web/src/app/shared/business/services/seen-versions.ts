/**
 * Which version of a row its user has seen. A pending write hides what others do to the row meanwhile, and a confirmed one of
 * their own is nothing new to them.
 */
export class SeenVersions<T extends object> {
  private readonly hidden = new WeakMap<T, number | undefined>();
  private readonly successors = new Map<string, number>();

  constructor(private readonly versionOf: (row: T) => number | undefined) {}

  /** The version that a row stood for when it was shown, or what the user's own changes have made of it. */
  of(row: T, id: string): number | undefined {
    let version = this.hidden.has(row) ? this.hidden.get(row) : this.versionOf(row);
    for (let next = this.next(id, version); next !== undefined; next = this.next(id, version)) {
      version = next;
    }
    return version;
  }

  /** `changed` is shown in the place of `row`, since a write that knew this version is pending. */
  over(row: T, changed: T, version: number | undefined): T {
    this.hidden.set(changed, this.hidden.has(row) ? this.hidden.get(row) : version);
    return changed;
  }

  /** A write of the user has made one version of the other. */
  follow(id: string, before: number | undefined, after: number | undefined): void {
    if (after !== undefined && (before === undefined || before < after)) {
      this.successors.set(keyOf(id, before), after);
    }
  }

  clear(): void {
    this.successors.clear();
  }

  private next(id: string, version: number | undefined): number | undefined {
    return this.successors.get(keyOf(id, version));
  }
}

function keyOf(id: string, version: number | undefined): string {
  return `${version ?? 'new'} ${id}`;
}
