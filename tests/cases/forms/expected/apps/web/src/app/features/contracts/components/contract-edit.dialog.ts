import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { ContractService } from '../services/contracts.service';
import { Contract, entityId } from '../types/contracts.types';
import { changedContract, contractForm } from './contract-form';
import { ContractFormComponent } from './contract-form.component';

export interface ContractEditDialogData {
  contract: Contract;
}

@Component({
  selector: 'app-contract-edit-dialog',
  imports: [ContractFormComponent, FormDialogComponent],
  templateUrl: './contract-edit.dialog.html',
})
export class ContractEditDialogComponent {
  private readonly data = inject<ContractEditDialogData>(MAT_DIALOG_DATA);
  private readonly contractsService = inject(ContractService);

  protected readonly dialog = editDialog({
    one: $localize`contract`,
    row: this.data.contract,
    form: contractForm,
    changes: changedContract,
    save: (changes, row, opId) =>
      this.contractsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.contractsService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`Contract saved`,
    failed: $localize`The contract could not be saved.`,
  });
}
