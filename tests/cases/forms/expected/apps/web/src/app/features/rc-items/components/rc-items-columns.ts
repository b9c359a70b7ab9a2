import { ListColumn } from '@shared/list/list-column';
import { RcItem } from '../types/rc-items.types';

/** What the list and the details show of rc items, in this order. */
export const RC_ITEM_COLUMNS: readonly ListColumn<RcItem>[] = [
  { key: 'rcName', label: 'Name', heading: true },
  { key: 'rcId', label: 'ID' },
  { key: 'rcUrl', label: 'URL' },
  { key: 'rcSku', label: 'SKU' },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];
