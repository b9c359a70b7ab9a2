import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Contract, contractLabel } from '../types/contracts.types';
import { CONTRACT_COLUMNS } from './contracts-columns';

export interface ContractViewDialogData {
  contract: Contract;
  canEdit: boolean;
}

/** All of one contract. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-contract-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './contract-view.dialog.html',
})
export class ContractViewDialogComponent {
  protected readonly data = inject<ContractViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = contractLabel(this.data.contract);
  protected readonly columns = CONTRACT_COLUMNS;
}
