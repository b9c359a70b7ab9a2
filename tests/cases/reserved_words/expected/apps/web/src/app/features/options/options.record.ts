import { RecordOptions } from '@shared/record/record-options';
import { OptionEntityCreateDialogComponent } from './components/option-entity-create.dialog';
import {
  OptionEntityEditDialogComponent,
  OptionEntityEditDialogData,
} from './components/option-entity-edit.dialog';
import { OPTION_ENTITY_COLUMNS } from './components/options-columns';
import { OptionEntityService } from './services/options.service';
import { OptionEntity, entityId, optionEntityLabel } from './types/options.types';

/** What pages know of options: the list, the page of one, and pages of what they refer to. */
export const OPTION_ENTITY_RECORD: RecordOptions<OptionEntity> = {
  resource: 'options',
  title: $localize`Options`,
  one: $localize`option entity`,
  many: $localize`options`,
  columns: OPTION_ENTITY_COLUMNS,
  label: optionEntityLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: OptionEntityService,
  createDialog: OptionEntityCreateDialogComponent,
  edit: {
    dialog: OptionEntityEditDialogComponent,
    data: (row): OptionEntityEditDialogData => ({ optionEntity: row }),
  },
};
