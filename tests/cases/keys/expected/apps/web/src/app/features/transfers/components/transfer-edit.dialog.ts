import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { TransferStateManager } from '../services/transfers-state-manager.service';
import { TransferService } from '../services/transfers.service';
import { Transfer, entityId } from '../types/transfers.types';
import { changedTransfer, transferForm } from './transfer-form';
import { TransferFormComponent } from './transfer-form.component';

export interface TransferEditDialogData {
  transfer: Transfer;
}

@Component({
  selector: 'app-transfer-edit-dialog',
  imports: [TransferFormComponent, FormDialogComponent],
  templateUrl: './transfer-edit.dialog.html',
})
export class TransferEditDialogComponent {
  private readonly data = inject<TransferEditDialogData>(MAT_DIALOG_DATA);
  private readonly transfersService = inject(TransferService);
  private readonly transferStateManager = inject(TransferStateManager);

  protected readonly dialog = editDialog({
    one: $localize`transfer`,
    row: this.data.transfer,
    form: transferForm,
    changes: changedTransfer,
    save: (changes, row) => this.transferStateManager.optimisticUpdate(entityId(row), changes, row),
    optimistic: true,
    read: (row) => this.transfersService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('transfers', entityId(this.data.transfer)),
    saved: $localize`Transfer saved`,
    failed: $localize`The transfer could not be saved.`,
  });
}
