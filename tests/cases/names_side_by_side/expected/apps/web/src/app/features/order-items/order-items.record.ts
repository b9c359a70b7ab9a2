import { RecordOptions } from '@shared/record/record-options';
import { OrderItemCreateDialogComponent } from './components/order-item-create.dialog';
import {
  OrderItemEditDialogComponent,
  OrderItemEditDialogData,
} from './components/order-item-edit.dialog';
import { ORDER_ITEM_COLUMNS } from './components/order-items-columns';
import { OrderItemService } from './services/order-items.service';
import { OrderItem, entityId, orderItemLabel } from './types/order-items.types';

/** What pages know of order items: the list, the page of one, and pages of what they refer to. */
export const ORDER_ITEM_RECORD: RecordOptions<OrderItem> = {
  resource: 'order-items',
  title: $localize`Order items`,
  one: $localize`order item`,
  many: $localize`order items`,
  columns: ORDER_ITEM_COLUMNS,
  label: orderItemLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: OrderItemService,
  createDialog: OrderItemCreateDialogComponent,
  edit: {
    dialog: OrderItemEditDialogComponent,
    data: (row): OrderItemEditDialogData => ({ orderItem: row }),
  },
};
