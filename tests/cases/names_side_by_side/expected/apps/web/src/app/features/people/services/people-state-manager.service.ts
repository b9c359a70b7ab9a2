import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
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
    const rows = await this.fetchAllPages((page) =>
      this.peopleService.list({ ...page, sort: 'createdAt' }),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreatePerson, { opId }: WriteContext) {
    return this.peopleService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdatePerson, context: WriteContext) {
    return this.peopleService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.peopleService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Person): string {
    return entityId(row);
  }
}
