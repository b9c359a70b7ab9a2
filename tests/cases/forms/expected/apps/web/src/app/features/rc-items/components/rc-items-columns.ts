import { ListColumn } from '@shared/list/list-column';
import { RcItem } from '../types/rc-items.types';

/** What the list and the details show of rc items, in this order. */
export const RC_ITEM_COLUMNS: readonly ListColumn<RcItem>[] = [
  { key: 'rcName', label: $localize`Name`, heading: true },
  { key: 'rcId', label: $localize`ID` },
  { key: 'rcUrl', label: $localize`URL` },
  { key: 'rcSku', label: $localize`SKU` },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];
