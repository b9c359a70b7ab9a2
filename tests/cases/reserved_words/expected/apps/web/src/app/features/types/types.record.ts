import { RecordOptions } from '@shared/record/record-options';
import { TypeEntityCreateDialogComponent } from './components/type-entity-create.dialog';
import {
  TypeEntityEditDialogComponent,
  TypeEntityEditDialogData,
} from './components/type-entity-edit.dialog';
import { TYPE_ENTITY_COLUMNS } from './components/types-columns';
import { TypeEntityService } from './services/types.service';
import { TypeEntity, entityId, typeEntityLabel } from './types/types.types';

/** What pages know of types: the list, the page of one, and pages of what they refer to. */
export const TYPE_ENTITY_RECORD: RecordOptions<TypeEntity> = {
  resource: 'types',
  title: $localize`Types`,
  one: $localize`type entity`,
  many: $localize`types`,
  columns: TYPE_ENTITY_COLUMNS,
  label: typeEntityLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: TypeEntityService,
  createDialog: TypeEntityCreateDialogComponent,
  edit: {
    dialog: TypeEntityEditDialogComponent,
    data: (row): TypeEntityEditDialogData => ({ typeEntity: row }),
  },
};
