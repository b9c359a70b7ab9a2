import { ListColumn } from '@shared/list/column-choice';
import { OptionEntity } from '../types/options.types';

export type OptionEntityColumn = keyof OptionEntity;

/** What the list and the details show of options, in this order. */
export const OPTION_ENTITY_COLUMNS: readonly ListColumn<OptionEntityColumn>[] = [
  { key: 'id', label: 'ID', hidden: true },
  { key: 'result', label: 'Result' },
  { key: 'string', label: 'String' },
  { key: 'version', label: 'Version', numeric: true, hidden: true },
];
