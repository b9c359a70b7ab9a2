import { RecordOptions } from '@shared/record/record-options';
import { RcItemCreateDialogComponent } from './components/rc-item-create.dialog';
import { RcItemEditDialogComponent, RcItemEditDialogData } from './components/rc-item-edit.dialog';
import { RC_ITEM_COLUMNS } from './components/rc-items-columns';
import { RcItemService } from './services/rc-items.service';
import { RcItem, entityId, rcItemLabel } from './types/rc-items.types';

/** What pages know of rc items: the list, the page of one, and pages of what they refer to. */
export const RC_ITEM_RECORD: RecordOptions<RcItem> = {
  resource: 'rc-items',
  title: $localize`Rc items`,
  one: $localize`rc item`,
  many: $localize`rc items`,
  columns: RC_ITEM_COLUMNS,
  label: rcItemLabel,
  id: entityId,
  version: (row) => row.version,
  service: RcItemService,
  createDialog: RcItemCreateDialogComponent,
  edit: {
    dialog: RcItemEditDialogComponent,
    data: (row): RcItemEditDialogData => ({ rcItem: row }),
  },
};
