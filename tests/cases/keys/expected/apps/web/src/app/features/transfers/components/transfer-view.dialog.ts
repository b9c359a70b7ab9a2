import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Transfer, transferLabel } from '../types/transfers.types';
import { TRANSFER_COLUMNS } from './transfers-columns';

export interface TransferViewDialogData {
  transfer: Transfer;
  canEdit: boolean;
}

/** All of one transfer. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-transfer-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './transfer-view.dialog.html',
})
export class TransferViewDialogComponent {
  protected readonly data = inject<TransferViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = transferLabel(this.data.transfer);
  protected readonly columns = TRANSFER_COLUMNS;
}
