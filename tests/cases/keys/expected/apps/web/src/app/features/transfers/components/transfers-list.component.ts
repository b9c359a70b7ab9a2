import { Component, OnDestroy, inject } from '@angular/core';
import { livePage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { TRANSFER_RECORD } from '../transfers.record';
import { TransferStateManager } from '../services/transfers-state-manager.service';
import { TransferService } from '../services/transfers.service';
import { Transfer, entityId } from '../types/transfers.types';
import { TransferCreateDialogComponent } from './transfer-create.dialog';
import { TransferEditDialogComponent, TransferEditDialogData } from './transfer-edit.dialog';
import { TransferViewDialogComponent, TransferViewDialogData } from './transfer-view.dialog';
import { TRANSFER_FILTERS } from './transfers-columns';

@Component({
  selector: 'app-transfers-list',
  imports: [LIST_PAGE],
  templateUrl: './transfers-list.component.html',
})
export class TransfersListComponent implements OnDestroy {
  private readonly transfersService = inject(TransferService);
  protected readonly transferStateManager = inject(TransferStateManager);

  /** What the list shows: all rows, live. */
  protected readonly page = livePage<Transfer>({
    ...TRANSFER_RECORD,
    filters: TRANSFER_FILTERS,
    state: this.transferStateManager,
    searched: ['fromCode', 'toCode'],
  });

  constructor() {
    void this.transferStateManager.initialize();
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateTransfer(): Promise<void> {
    await this.page.open(TransferCreateDialogComponent);
  }

  protected async onViewTransfer(row: Transfer): Promise<void> {
    const data: TransferViewDialogData = { transfer: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(TransferViewDialogComponent, data)) === 'edit') {
      await this.onEditTransfer(row);
    }
  }

  protected async onEditTransfer(row: Transfer): Promise<void> {
    const data: TransferEditDialogData = { transfer: row };
    await this.page.open(TransferEditDialogComponent, data);
  }

  protected async onDeleteTransfer(row: Transfer): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.transferStateManager.optimisticDelete(entityId(row), row);
      await this.page.tell(deleted, $localize`Transfer deleted`, row);
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.transfersService.bulkDelete(this.page.selection.rows().map(entityId));
      const answer = await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.transferStateManager.confirmDeleted(answer?.ids ?? []);
    }
  }
}
