import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { APPOINTMENT_RECORD } from '../appointments.record';
import { AppointmentStateManager } from '../services/appointments-state-manager.service';
import { AppointmentService } from '../services/appointments.service';
import { Appointment, entityId } from '../types/appointments.types';
import { AppointmentCreateDialogComponent } from './appointment-create.dialog';
import {
  AppointmentEditDialogComponent,
  AppointmentEditDialogData,
} from './appointment-edit.dialog';
import {
  AppointmentViewDialogComponent,
  AppointmentViewDialogData,
} from './appointment-view.dialog';
import { APPOINTMENT_FILTERS } from './appointments-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-appointments-list',
  imports: [LIST_PAGE],
  templateUrl: './appointments-list.component.html',
})
export class AppointmentsListComponent implements OnDestroy {
  private readonly appointmentsService = inject(AppointmentService);
  protected readonly appointmentStateManager = inject(AppointmentStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Appointment>({
    ...APPOINTMENT_RECORD,
    filters: APPOINTMENT_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.appointmentsService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.appointmentStateManager.initialize();
    this.page.reloadOn(this.appointmentStateManager.imported);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['appointments'] });
      this.setupCrudEventListeners();
    }
    crud-gen:realtime */
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
    /* crud-gen:realtime
    this.destroy$.next();
    this.destroy$.complete();
    crud-gen:realtime */
  }

  protected async onCreateAppointment(): Promise<void> {
    if (await this.page.open(AppointmentCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewAppointment(row: Appointment): Promise<void> {
    const data: AppointmentViewDialogData = { appointment: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(AppointmentViewDialogComponent, data)) === 'edit') {
      await this.onEditAppointment(row);
    }
  }

  protected async onEditAppointment(row: Appointment): Promise<void> {
    const data: AppointmentEditDialogData = { appointment: row };
    await this.page.open(AppointmentEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteAppointment(row: Appointment): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.appointmentsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Appointment deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.appointmentsService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }

  /* crud-gen:realtime
  // A burst of events reads the page once, and so do events that were lost.
  private setupCrudEventListeners(): void {
    const events = ['created', 'updated', 'deleted', 'bulk-deleted'].map((action) =>
      this.wsService.subscribeToEvent('appointments', 'appointment', action),
    );
    const losses = this.wsService.synced('appointments').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
