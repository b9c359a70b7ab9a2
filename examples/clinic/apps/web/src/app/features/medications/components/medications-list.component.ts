import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { MEDICATION_RECORD } from '../medications.record';
import { MedicationStateManager } from '../services/medications-state-manager.service';
import { MedicationService } from '../services/medications.service';
import { Medication, entityId } from '../types/medications.types';
import { MedicationCreateDialogComponent } from './medication-create.dialog';
import { MedicationEditDialogComponent, MedicationEditDialogData } from './medication-edit.dialog';
import { MedicationViewDialogComponent, MedicationViewDialogData } from './medication-view.dialog';
import { MEDICATION_FILTERS } from './medications-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-medications-list',
  imports: [LIST_PAGE],
  templateUrl: './medications-list.component.html',
})
export class MedicationsListComponent implements OnDestroy {
  private readonly medicationsService = inject(MedicationService);
  protected readonly medicationStateManager = inject(MedicationStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Medication>({
    ...MEDICATION_RECORD,
    filters: MEDICATION_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.medicationsService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.medicationStateManager.initialize();
    this.page.reloadOn(this.medicationStateManager.imported);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['medications'] });
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

  protected async onCreateMedication(): Promise<void> {
    if (await this.page.open(MedicationCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewMedication(row: Medication): Promise<void> {
    const data: MedicationViewDialogData = { medication: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(MedicationViewDialogComponent, data)) === 'edit') {
      await this.onEditMedication(row);
    }
  }

  protected async onEditMedication(row: Medication): Promise<void> {
    const data: MedicationEditDialogData = { medication: row };
    await this.page.open(MedicationEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteMedication(row: Medication): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.medicationsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Medication deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.medicationsService.bulkDelete(this.page.selection.rows().map(entityId));
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
      this.wsService.subscribeToEvent('medications', 'medication', action),
    );
    const losses = this.wsService.synced('medications').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
