import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { firstValueFrom } from 'rxjs';
import { CreatePerson, Person, UpdatePerson, entityId } from '../types/people.types';
import { PersonService } from './people.service';

/** All people, live: changes are shown at once, and taken back when the server refuses them. */
@Injectable({ providedIn: 'root' })
export class PersonStateManager extends BaseRealtimeStateManager<
  Person,
  CreatePerson,
  UpdatePerson
> {
  private readonly peopleService = inject(PersonService);

  constructor() {
    super({
      feature: 'people',
      entity: 'person',
      enableOptimisticUpdates: true,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
    });
  }

  /** Read in the order of creation, so that no row moves to a page that was read; shown newest first. */
  protected override async fetchFromServer(): Promise<Person[]> {
    const rows = await this.fetchAllPages((page, limit) =>
      firstValueFrom(this.peopleService.list({ page, limit, sort: 'createdAt' })),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreatePerson, { opId }: WriteContext): Promise<Person> {
    return this.peopleService.create(values, opId);
  }

  protected override serverUpdate(
    id: string,
    changes: UpdatePerson,
    { version, opId }: WriteContext,
  ): Promise<Person> {
    return this.peopleService.update(id, changes, version, opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext): Promise<void> {
    return this.peopleService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Person): string {
    return entityId(row);
  }

  protected override extractEntityVersion(row: Person): number {
    return row.version;
  }

  protected override toLocalEntity(values: CreatePerson, localId: string): Partial<Person> {
    return { ...values, id: localId };
  }
}
