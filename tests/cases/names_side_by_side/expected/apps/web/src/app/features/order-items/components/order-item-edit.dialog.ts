import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { OrderItemService } from '../services/order-items.service';
import { OrderItem, entityId } from '../types/order-items.types';
import { changedOrderItem, orderItemForm } from './order-item-form';
import { OrderItemFormComponent } from './order-item-form.component';

export interface OrderItemEditDialogData {
  orderItem: OrderItem;
}

@Component({
  selector: 'app-order-item-edit-dialog',
  imports: [OrderItemFormComponent, FormDialogComponent],
  templateUrl: './order-item-edit.dialog.html',
})
export class OrderItemEditDialogComponent {
  private readonly data = inject<OrderItemEditDialogData>(MAT_DIALOG_DATA);
  private readonly orderItemsService = inject(OrderItemService);

  protected readonly dialog = editDialog({
    one: $localize`order item`,
    row: this.data.orderItem,
    form: orderItemForm,
    changes: changedOrderItem,
    save: (changes, row, opId) =>
      this.orderItemsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.orderItemsService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('order-items', entityId(this.data.orderItem)),
    saved: $localize`Order item saved`,
    failed: $localize`The order item could not be saved.`,
  });
}
