import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { OrderStateManager } from '../services/orders-state-manager.service';
import { orderForm, newOrder } from './order-form';
import { OrderFormComponent } from './order-form.component';

@Component({
  selector: 'app-order-create-dialog',
  imports: [OrderFormComponent, FormDialogComponent],
  templateUrl: './order-create.dialog.html',
})
export class OrderCreateDialogComponent {
  private readonly orderStateManager = inject(OrderStateManager);

  protected readonly dialog = createDialog({
    form: orderForm(),
    values: newOrder,
    save: (values) => this.orderStateManager.optimisticCreate(values),
    optimistic: true,
    saved: $localize`Order created`,
    failed: $localize`The order could not be created.`,
  });
}
