import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { CreateSample, Sample, UpdateSample, entityId } from '../types/samples.types';
import { SampleService } from './samples.service';

/**
 * The connection for samples. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class SampleStateManager extends BaseRealtimeStateManager<
  Sample,
  CreateSample,
  UpdateSample
> {
  private readonly samplesService = inject(SampleService);

  constructor() {
    super({
      feature: 'samples',
      entity: 'sample',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  /** Read in the order of creation, so that no row moves to a page that was read; shown newest first. */
  protected override async fetchFromServer(): Promise<Sample[]> {
    const rows = await this.fetchAllPages((page) =>
      this.samplesService.list({ ...page, sort: 'createdAt' }),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreateSample, { opId }: WriteContext) {
    return this.samplesService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateSample, context: WriteContext) {
    return this.samplesService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.samplesService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Sample): string {
    return entityId(row);
  }
}
