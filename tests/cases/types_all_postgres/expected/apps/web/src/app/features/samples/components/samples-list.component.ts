import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { SAMPLE_RECORD } from '../samples.record';
import { SampleStateManager } from '../services/samples-state-manager.service';
import { SampleService } from '../services/samples.service';
import { Sample, entityId } from '../types/samples.types';
import { SampleCreateDialogComponent } from './sample-create.dialog';
import { SampleEditDialogComponent, SampleEditDialogData } from './sample-edit.dialog';
import { SampleViewDialogComponent, SampleViewDialogData } from './sample-view.dialog';
import { SAMPLE_FILTERS } from './samples-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-samples-list',
  imports: [LIST_PAGE],
  templateUrl: './samples-list.component.html',
})
export class SamplesListComponent implements OnDestroy {
  private readonly samplesService = inject(SampleService);
  protected readonly sampleStateManager = inject(SampleStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Sample>({
    ...SAMPLE_RECORD,
    filters: SAMPLE_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.samplesService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.sampleStateManager.initialize();
    this.page.reloadOn(this.sampleStateManager.imported);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['samples'] });
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

  protected async onCreateSample(): Promise<void> {
    if (await this.page.open(SampleCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewSample(row: Sample): Promise<void> {
    const data: SampleViewDialogData = { sample: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(SampleViewDialogComponent, data)) === 'edit') {
      await this.onEditSample(row);
    }
  }

  protected async onEditSample(row: Sample): Promise<void> {
    const data: SampleEditDialogData = { sample: row };
    await this.page.open(SampleEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteSample(row: Sample): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.samplesService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Sample deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.samplesService.bulkDelete(this.page.selection.rows().map(entityId));
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
      this.wsService.subscribeToEvent('samples', 'sample', action),
    );
    const losses = this.wsService.synced('samples').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
