import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { ORDER_ITEM_RECORD } from '../order-items.record';

@Component({
  selector: 'app-order-item-page',
  imports: [RECORD_PAGE],
  templateUrl: './order-item-page.component.html',
})
export class OrderItemPageComponent {
  /** What the page of one order item shows and does. */
  protected readonly page = recordPage(ORDER_ITEM_RECORD);
}
