import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import {
  CreateMedication,
  Medication,
  UpdateMedication,
  entityId,
} from '../types/medications.types';
import { MedicationService } from './medications.service';

/**
 * The connection for medications. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class MedicationStateManager extends BaseRealtimeStateManager<
  Medication,
  CreateMedication,
  UpdateMedication
> {
  private readonly medicationsService = inject(MedicationService);

  constructor() {
    super({
      feature: 'medications',
      entity: 'medication',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  /** Read in the order of creation, so that no row moves to a page that was read; shown newest first. */
  protected override async fetchFromServer(): Promise<Medication[]> {
    const rows = await this.fetchAllPages((page) =>
      this.medicationsService.list({ ...page, sort: 'createdAt' }),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreateMedication, { opId }: WriteContext) {
    return this.medicationsService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateMedication, context: WriteContext) {
    return this.medicationsService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.medicationsService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Medication): string {
    return entityId(row);
  }
}
