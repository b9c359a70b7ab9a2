import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import {
  CreateAppointment,
  Appointment,
  UpdateAppointment,
  entityId,
} from '../types/appointments.types';
import { AppointmentService } from './appointments.service';

/**
 * The connection for appointments. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class AppointmentStateManager extends BaseRealtimeStateManager<
  Appointment,
  CreateAppointment,
  UpdateAppointment
> {
  private readonly appointmentsService = inject(AppointmentService);

  constructor() {
    super({
      feature: 'appointments',
      entity: 'appointment',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  /** Read in the order of creation, so that no row moves to a page that was read; shown newest first. */
  protected override async fetchFromServer(): Promise<Appointment[]> {
    const rows = await this.fetchAllPages((page) =>
      this.appointmentsService.list({ ...page, sort: 'createdAt' }),
    );
    return rows.reverse();
  }

  protected override serverCreate(values: CreateAppointment, { opId }: WriteContext) {
    return this.appointmentsService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateAppointment, context: WriteContext) {
    return this.appointmentsService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.appointmentsService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Appointment): string {
    return entityId(row);
  }
}
