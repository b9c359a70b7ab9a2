import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { CreatePatient, Patient, UpdatePatient, entityId } from '../types/patients.types';
import { PatientService } from './patients.service';

/**
 * The connection for patients. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class PatientStateManager extends BaseRealtimeStateManager<
  Patient,
  CreatePatient,
  UpdatePatient
> {
  private readonly patientsService = inject(PatientService);

  constructor() {
    super({
      feature: 'patients',
      entity: 'patient',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  /** Read in the order of creation, so that no row moves to a page that was read; shown newest first. */
  protected override async fetchFromServer(): Promise<Patient[]> {
    const rows = await this.fetchAllPages((page) =>
      this.patientsService.list({ ...page, sort: 'createdAt' }),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreatePatient, { opId }: WriteContext) {
    return this.patientsService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdatePatient, context: WriteContext) {
    return this.patientsService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.patientsService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Patient): string {
    return entityId(row);
  }
}
