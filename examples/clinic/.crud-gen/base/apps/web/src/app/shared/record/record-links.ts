import { Injectable, InjectionToken, inject } from '@angular/core';
import { REGISTRY, RegisteredModule, RegisteredReference } from '@core/records/registry';
import { AuthService } from '@core/services/auth.service';
import { ReferenceKey, ReferenceTarget } from '@shared/reference/reference.service';

/** The modules of the workspace; a test puts its own in. */
export const REGISTERED_MODULES = new InjectionToken<readonly RegisteredModule[]>('modules', {
  providedIn: 'root',
  factory: () => REGISTRY,
});

/** A property of another module that refers to records of this one. */
export interface Referrer {
  module: RegisteredModule;
  reference: RegisteredReference;
}

/** Which records have pages that this user may open, and which modules refer to them. */
@Injectable({ providedIn: 'root' })
export class RecordLinks {
  private readonly modules = inject(REGISTERED_MODULES);
  private readonly auth = inject(AuthService);

  /** The page of the record that a value refers to; null where there is none for this user. */
  to({ resource, keyField }: ReferenceTarget, key: ReferenceKey): string[] | null {
    const module = this.modules.find((one) => one.resource === resource);
    return module?.key === keyField && this.canRead(resource)
      ? recordLink(resource, String(key))
      : null;
  }

  /** What refers to records of a module, as far as this user may read it. */
  referrersOf(resource: string): Referrer[] {
    return this.modules
      .filter((module) => this.canRead(module.resource))
      .flatMap((module) => module.references.map((reference) => ({ module, reference })))
      .filter(({ reference }) => reference.to === resource);
  }

  /** The module whose dialog makes a record to refer to; undefined where this user may not, or could not choose it then. */
  makerOf(resource: string): RegisteredModule | undefined {
    const isAllowed = this.canRead(resource) && this.auth.can(`${resource}.create`);
    return isAllowed ? this.modules.find((one) => one.resource === resource) : undefined;
  }

  private canRead(resource: string): boolean {
    return this.auth.can(`${resource}.read`);
  }
}

/** The address of a record's page, for `routerLink`. */
export function recordLink(resource: string, id: string): string[] {
  return ['/', resource, id];
}
