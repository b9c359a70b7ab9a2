import { RecordOptions } from '@shared/record/record-options';
import { TransferCreateDialogComponent } from './components/transfer-create.dialog';
import {
  TransferEditDialogComponent,
  TransferEditDialogData,
} from './components/transfer-edit.dialog';
import { TRANSFER_COLUMNS } from './components/transfers-columns';
import { TransferStateManager } from './services/transfers-state-manager.service';
import { TransferService } from './services/transfers.service';
import { Transfer, entityId, transferLabel } from './types/transfers.types';

/** What pages know of transfers: the list, the page of one, and pages of what they refer to. */
export const TRANSFER_RECORD: RecordOptions<Transfer> = {
  resource: 'transfers',
  title: $localize`Transfers`,
  one: $localize`transfer`,
  many: $localize`transfers`,
  columns: TRANSFER_COLUMNS,
  label: transferLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: TransferService,
  state: TransferStateManager,
  createDialog: TransferCreateDialogComponent,
  edit: {
    dialog: TransferEditDialogComponent,
    data: (row): TransferEditDialogData => ({ transfer: row }),
  },
};
