import { RecordOptions } from '@shared/record/record-options';
import { ContractCreateDialogComponent } from './components/contract-create.dialog';
import {
  ContractEditDialogComponent,
  ContractEditDialogData,
} from './components/contract-edit.dialog';
import { CONTRACT_COLUMNS } from './components/contracts-columns';
import { ContractService } from './services/contracts.service';
import { Contract, entityId, contractLabel } from './types/contracts.types';

/** What pages know of contracts: the list, the page of one, and pages of what they refer to. */
export const CONTRACT_RECORD: RecordOptions<Contract> = {
  resource: 'contracts',
  title: $localize`Contracts`,
  one: $localize`contract`,
  many: $localize`contracts`,
  columns: CONTRACT_COLUMNS,
  label: contractLabel,
  id: entityId,
  version: (row) => row.version,
  service: ContractService,
  createDialog: ContractCreateDialogComponent,
  edit: {
    dialog: ContractEditDialogComponent,
    data: (row): ContractEditDialogData => ({ contract: row }),
  },
};
