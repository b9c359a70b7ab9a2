import { ListColumn } from '@shared/list/list-column';
import { OptionEntity } from '../types/options.types';

/** What the list and the details show of options, in this order. */
export const OPTION_ENTITY_COLUMNS: readonly ListColumn<OptionEntity>[] = [
  { key: 'id', label: $localize`ID`, heading: true },
  { key: 'result', label: $localize`Result` },
  { key: 'string', label: $localize`String` },
  { key: 'version', label: $localize`Version`, type: 'number', hidden: true },
];
