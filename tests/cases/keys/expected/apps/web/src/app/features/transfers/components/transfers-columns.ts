import { ListColumn } from '@shared/list/list-column';
import {
  Transfer,
  TRANSFER_FROM_CODE_TARGET,
  TRANSFER_TO_CODE_TARGET,
} from '../types/transfers.types';

/** What the list and the details show of transfers, in this order. */
export const TRANSFER_COLUMNS: readonly ListColumn<Transfer>[] = [
  {
    key: 'fromCode',
    label: $localize`From code`,
    type: 'reference',
    target: TRANSFER_FROM_CODE_TARGET,
    heading: true,
  },
  { key: 'toCode', label: $localize`To code`, type: 'reference', target: TRANSFER_TO_CODE_TARGET },
  { key: 'day', label: $localize`Day`, type: 'date' },
  { key: 'boxes', label: $localize`Boxes`, type: 'number' },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];

/** The columns that the list can be filtered by. */
export const TRANSFER_FILTERS: readonly (keyof Transfer)[] = ['fromCode', 'toCode', 'boxes'];
