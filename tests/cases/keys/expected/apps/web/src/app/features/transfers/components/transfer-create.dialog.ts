import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { TransferStateManager } from '../services/transfers-state-manager.service';
import { transferForm, newTransfer } from './transfer-form';
import { TransferFormComponent } from './transfer-form.component';

@Component({
  selector: 'app-transfer-create-dialog',
  imports: [TransferFormComponent, FormDialogComponent],
  templateUrl: './transfer-create.dialog.html',
})
export class TransferCreateDialogComponent {
  private readonly transferStateManager = inject(TransferStateManager);

  protected readonly dialog = createDialog({
    form: transferForm(),
    values: newTransfer,
    save: (values) => this.transferStateManager.optimisticCreate(values),
    optimistic: true,
    saved: $localize`Transfer created`,
    failed: $localize`The transfer could not be created.`,
  });
}
