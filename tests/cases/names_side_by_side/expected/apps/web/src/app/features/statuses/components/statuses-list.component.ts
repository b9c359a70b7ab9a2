import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { STATUS_RECORD } from '../statuses.record';
import { StatusService } from '../services/statuses.service';
import { Status, entityId } from '../types/statuses.types';
import { StatusCreateDialogComponent } from './status-create.dialog';
import { StatusEditDialogComponent, StatusEditDialogData } from './status-edit.dialog';
import { StatusViewDialogComponent, StatusViewDialogData } from './status-view.dialog';
import { STATUS_FILTERS } from './statuses-columns';

@Component({
  selector: 'app-statuses-list',
  imports: [LIST_PAGE],
  templateUrl: './statuses-list.component.html',
})
export class StatusesListComponent implements OnDestroy {
  private readonly statusesService = inject(StatusService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Status>({
    ...STATUS_RECORD,
    filters: STATUS_FILTERS,
    sort: '-createdAt',
    reload: this.reloadTrigger,
    read: (query) => this.statusesService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateStatus(): Promise<void> {
    if (await this.page.open(StatusCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewStatus(row: Status): Promise<void> {
    const data: StatusViewDialogData = { status: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(StatusViewDialogComponent, data)) === 'edit') {
      await this.onEditStatus(row);
    }
  }

  protected async onEditStatus(row: Status): Promise<void> {
    const data: StatusEditDialogData = { status: row };
    await this.page.open(StatusEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteStatus(row: Status): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.statusesService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Status deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.statusesService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
