import { RecordOptions } from '@shared/record/record-options';
import { OrderCreateDialogComponent } from './components/order-create.dialog';
import { OrderEditDialogComponent, OrderEditDialogData } from './components/order-edit.dialog';
import { changedOrder, orderForm } from './components/order-form';
import { OrderFormComponent } from './components/order-form.component';
import { ORDER_COLUMNS } from './components/orders-columns';
import { OrderStateManager } from './services/orders-state-manager.service';
import { OrderService } from './services/orders.service';
import { Order, entityId, orderLabel } from './types/orders.types';

/** What pages know of orders: the list, the page of one, and pages of what they refer to. */
export const ORDER_RECORD: RecordOptions<Order> = {
  resource: 'orders',
  title: $localize`Orders`,
  one: $localize`order`,
  many: $localize`orders`,
  columns: ORDER_COLUMNS,
  label: orderLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: OrderService,
  state: OrderStateManager,
  createDialog: OrderCreateDialogComponent,
  edit: {
    dialog: OrderEditDialogComponent,
    data: (row): OrderEditDialogData => ({ order: row }),
  },
  changes: {
    form: OrderFormComponent,
    formOf: orderForm,
    changed: changedOrder,
    status: 'state',
    flags: [
      {
        field: 'locked',
        on: 'lock',
        off: 'unlock',
        words: { on: $localize`lock`, off: $localize`unlock` },
      },
    ],
  },
};
