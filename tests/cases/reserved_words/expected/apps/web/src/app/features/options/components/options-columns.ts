import { ListColumn } from '@shared/list/list-column';
import { OptionEntity } from '../types/options.types';

/** What the list and the details show of options, in this order. */
export const OPTION_ENTITY_COLUMNS: readonly ListColumn<OptionEntity>[] = [
  { key: 'id', label: 'ID', heading: true },
  { key: 'result', label: 'Result' },
  { key: 'string', label: 'String' },
  { key: 'version', label: 'Version', type: 'number', hidden: true },
];
