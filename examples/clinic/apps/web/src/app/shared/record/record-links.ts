import { Injectable, InjectionToken, inject } from '@angular/core';
import { Params } from '@angular/router';
import { REGISTRY, RegisteredModule, RegisteredReference } from '@core/records/registry';
import { AuthService } from '@core/services/auth.service';
import { Blocker } from '@shared/http/api.types';

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

/** A record that something is done to. */
export interface Subject {
  resource: string;
  row: object;
}

/** The address of a list that shows only what refers to a record. */
export interface ReferrerList {
  title: string;
  path: string[];
  query: Params;
}

/** Which records have pages that this user may open, and which modules refer to them. */
@Injectable({ providedIn: 'root' })
export class RecordLinks {
  private readonly modules = inject(REGISTERED_MODULES);
  private readonly auth = inject(AuthService);

  /** The property that addresses records of a module by itself; undefined where they have no pages for this user. */
  keyOf(resource: string): string | undefined {
    const module = this.modules.find((one) => one.resource === resource);
    return this.canRead(resource) ? module?.key : undefined;
  }

  /** What refers to records of a module, as far as this user may read it. */
  referrersOf(resource: string): Referrer[] {
    return this.modules
      .filter((module) => this.canRead(module.resource))
      .flatMap((module) => module.references.map((reference) => ({ module, reference })))
      .filter(({ reference }) => reference.to === resource);
  }

  /** The lists of what keeps a record from being deleted, filtered by it. */
  listsOf({ resource, row }: Subject, blocking: readonly Blocker[]): ReferrerList[] {
    const referrers = this.referrersOf(resource).filter(({ module, reference: { toField } }) => {
      const value = row[toField as keyof typeof row];
      const isBlocking = blocking.some((one) => one.resource === module.resource);
      return isBlocking && value !== null && value !== undefined;
    });
    return referrers.map(({ module, reference }) => {
      const words = module.resource.replaceAll('-', ' ');
      const isOneOfMany = module.references.filter(({ to }) => to === resource).length > 1;
      return {
        title: isOneOfMany ? `${words} (${reference.label})` : words,
        path: ['/', module.resource],
        query: { [reference.parameter]: row[reference.toField as keyof typeof row] },
      };
    });
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
