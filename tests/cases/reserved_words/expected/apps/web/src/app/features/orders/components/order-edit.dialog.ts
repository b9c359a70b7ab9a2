import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { OrderStateManager } from '../services/orders-state-manager.service';
import { OrderService } from '../services/orders.service';
import { Order, entityId } from '../types/orders.types';
import { changedOrder, orderForm } from './order-form';
import { OrderFormComponent } from './order-form.component';

export interface OrderEditDialogData {
  order: Order;
}

@Component({
  selector: 'app-order-edit-dialog',
  imports: [OrderFormComponent, FormDialogComponent],
  templateUrl: './order-edit.dialog.html',
})
export class OrderEditDialogComponent {
  private readonly data = inject<OrderEditDialogData>(MAT_DIALOG_DATA);
  private readonly ordersService = inject(OrderService);
  private readonly orderStateManager = inject(OrderStateManager);

  protected readonly dialog = editDialog({
    one: $localize`order`,
    row: this.data.order,
    form: orderForm,
    changes: changedOrder,
    save: (changes, row) => this.orderStateManager.optimisticUpdate(entityId(row), changes, row),
    optimistic: true,
    read: (row) => this.ordersService.get(entityId(row)),
    version: (row) => row.rowVersion,
    others: changesToRow('orders', entityId(this.data.order)),
    saved: $localize`Order saved`,
    failed: $localize`The order could not be saved.`,
  });
}
