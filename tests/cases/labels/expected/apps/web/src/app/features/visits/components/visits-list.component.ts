import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { VISIT_RECORD } from '../visits.record';
import { VisitService } from '../services/visits.service';
import { Visit, entityId } from '../types/visits.types';
import { VisitCreateDialogComponent } from './visit-create.dialog';
import { VisitEditDialogComponent, VisitEditDialogData } from './visit-edit.dialog';
import { VisitViewDialogComponent, VisitViewDialogData } from './visit-view.dialog';
import { VISIT_FILTERS } from './visits-columns';

@Component({
  selector: 'app-visits-list',
  imports: [LIST_PAGE],
  templateUrl: './visits-list.component.html',
})
export class VisitsListComponent implements OnDestroy {
  private readonly visitsService = inject(VisitService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Visit>({
    ...VISIT_RECORD,
    filters: VISIT_FILTERS,
    reload: this.reloadTrigger,
    read: (query) => this.visitsService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateVisit(): Promise<void> {
    if (await this.page.open(VisitCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewVisit(row: Visit): Promise<void> {
    const data: VisitViewDialogData = { visit: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(VisitViewDialogComponent, data)) === 'edit') {
      await this.onEditVisit(row);
    }
  }

  protected async onEditVisit(row: Visit): Promise<void> {
    const data: VisitEditDialogData = { visit: row };
    await this.page.open(VisitEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteVisit(row: Visit): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.visitsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Visit deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.visitsService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
