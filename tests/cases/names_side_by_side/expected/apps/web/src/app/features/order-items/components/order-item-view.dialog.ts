import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { OrderItem, orderItemLabel } from '../types/order-items.types';
import { ORDER_ITEM_COLUMNS } from './order-items-columns';

export interface OrderItemViewDialogData {
  orderItem: OrderItem;
  canEdit: boolean;
}

/** All of one order item. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-order-item-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './order-item-view.dialog.html',
})
export class OrderItemViewDialogComponent {
  protected readonly data = inject<OrderItemViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = orderItemLabel(this.data.orderItem);
  protected readonly columns = ORDER_ITEM_COLUMNS;
}
