import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { PATIENT_RECORD } from '../patients.record';
import { PatientStateManager } from '../services/patients-state-manager.service';
import { PatientService } from '../services/patients.service';
import { Patient, entityId } from '../types/patients.types';
import { PatientCreateDialogComponent } from './patient-create.dialog';
import { PatientEditDialogComponent, PatientEditDialogData } from './patient-edit.dialog';
import { PatientViewDialogComponent, PatientViewDialogData } from './patient-view.dialog';
import { PATIENT_FILTERS } from './patients-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-patients-list',
  imports: [LIST_PAGE],
  templateUrl: './patients-list.component.html',
})
export class PatientsListComponent implements OnDestroy {
  private readonly patientsService = inject(PatientService);
  protected readonly patientStateManager = inject(PatientStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Patient>({
    ...PATIENT_RECORD,
    filters: PATIENT_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.patientsService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.patientStateManager.initialize();
    this.page.reloadOn(this.patientStateManager.imported);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['patients'] });
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

  protected async onCreatePatient(): Promise<void> {
    if (await this.page.open(PatientCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewPatient(row: Patient): Promise<void> {
    const data: PatientViewDialogData = { patient: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(PatientViewDialogComponent, data)) === 'edit') {
      await this.onEditPatient(row);
    }
  }

  protected async onEditPatient(row: Patient): Promise<void> {
    const data: PatientEditDialogData = { patient: row };
    await this.page.open(PatientEditDialogComponent, data);
    this.reload();
  }

  protected async onDeletePatient(row: Patient): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.patientsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Patient deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.patientsService.bulkDelete(this.page.selection.rows().map(entityId));
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
      this.wsService.subscribeToEvent('patients', 'patient', action),
    );
    const losses = this.wsService.synced('patients').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
