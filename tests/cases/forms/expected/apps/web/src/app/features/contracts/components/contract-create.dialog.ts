import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { ContractService } from '../services/contracts.service';
import { contractForm, newContract } from './contract-form';
import { ContractFormComponent } from './contract-form.component';

@Component({
  selector: 'app-contract-create-dialog',
  imports: [ContractFormComponent, FormDialogComponent],
  templateUrl: './contract-create.dialog.html',
})
export class ContractCreateDialogComponent {
  private readonly contractsService = inject(ContractService);

  protected readonly dialog = createDialog({
    form: contractForm(),
    values: newContract,
    save: (values, opId) => this.contractsService.create(values, opId),
    saved: $localize`Contract created`,
    failed: $localize`The contract could not be created.`,
  });
}
