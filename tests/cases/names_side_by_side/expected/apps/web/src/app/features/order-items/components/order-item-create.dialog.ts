import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { OrderItemService } from '../services/order-items.service';
import { orderItemForm, newOrderItem } from './order-item-form';
import { OrderItemFormComponent } from './order-item-form.component';

@Component({
  selector: 'app-order-item-create-dialog',
  imports: [OrderItemFormComponent, FormDialogComponent],
  templateUrl: './order-item-create.dialog.html',
})
export class OrderItemCreateDialogComponent {
  private readonly orderItemsService = inject(OrderItemService);

  protected readonly dialog = createDialog({
    form: orderItemForm(),
    values: newOrderItem,
    save: (values, opId) => this.orderItemsService.create(values, opId),
    saved: $localize`Order item created`,
    failed: $localize`The order item could not be created.`,
  });
}
