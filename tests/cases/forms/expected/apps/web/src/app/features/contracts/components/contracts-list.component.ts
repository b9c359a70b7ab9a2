import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { CONTRACT_RECORD } from '../contracts.record';
import { ContractService } from '../services/contracts.service';
import { Contract, entityId } from '../types/contracts.types';
import { ContractCreateDialogComponent } from './contract-create.dialog';
import { ContractEditDialogComponent, ContractEditDialogData } from './contract-edit.dialog';
import { ContractViewDialogComponent, ContractViewDialogData } from './contract-view.dialog';
import { CONTRACT_FILTERS } from './contracts-columns';

@Component({
  selector: 'app-contracts-list',
  imports: [LIST_PAGE],
  templateUrl: './contracts-list.component.html',
})
export class ContractsListComponent implements OnDestroy {
  private readonly contractsService = inject(ContractService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Contract>({
    ...CONTRACT_RECORD,
    filters: CONTRACT_FILTERS,
    reload: this.reloadTrigger,
    read: (query) => this.contractsService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreateContract(): Promise<void> {
    if (await this.page.open(ContractCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewContract(row: Contract): Promise<void> {
    const data: ContractViewDialogData = { contract: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(ContractViewDialogComponent, data)) === 'edit') {
      await this.onEditContract(row);
    }
  }

  protected async onEditContract(row: Contract): Promise<void> {
    const data: ContractEditDialogData = { contract: row };
    await this.page.open(ContractEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteContract(row: Contract): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.contractsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Contract deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.contractsService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
