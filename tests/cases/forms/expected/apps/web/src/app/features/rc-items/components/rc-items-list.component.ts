import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { RC_ITEM_RECORD } from '../rc-items.record';
import { RcItemService } from '../services/rc-items.service';
import { RcItem, entityId } from '../types/rc-items.types';
import { RcItemCreateDialogComponent } from './rc-item-create.dialog';
import { RcItemEditDialogComponent, RcItemEditDialogData } from './rc-item-edit.dialog';
import { RcItemViewDialogComponent, RcItemViewDialogData } from './rc-item-view.dialog';

@Component({
  selector: 'app-rc-items-list',
  imports: [LIST_PAGE],
  templateUrl: './rc-items-list.component.html',
})
export class RcItemsListComponent implements OnDestroy {
  private readonly rcItemsService = inject(RcItemService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<RcItem>({
    ...RC_ITEM_RECORD,
    reload: this.reloadTrigger,
    read: (query) => this.rcItemsService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateRcItem(): Promise<void> {
    if (await this.page.open(RcItemCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewRcItem(row: RcItem): Promise<void> {
    const data: RcItemViewDialogData = { rcItem: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(RcItemViewDialogComponent, data)) === 'edit') {
      await this.onEditRcItem(row);
    }
  }

  protected async onEditRcItem(row: RcItem): Promise<void> {
    const data: RcItemEditDialogData = { rcItem: row };
    await this.page.open(RcItemEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteRcItem(row: RcItem): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.rcItemsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Rc item deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.rcItemsService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
