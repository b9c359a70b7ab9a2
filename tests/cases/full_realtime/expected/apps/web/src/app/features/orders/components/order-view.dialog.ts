import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Order, orderLabel } from '../types/orders.types';
import { ORDER_COLUMNS } from './orders-columns';

export interface OrderViewDialogData {
  order: Order;
  canEdit: boolean;
}

/** All of one order. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-order-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './order-view.dialog.html',
})
export class OrderViewDialogComponent {
  protected readonly data = inject<OrderViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = orderLabel(this.data.order);
  protected readonly columns = ORDER_COLUMNS;
}
