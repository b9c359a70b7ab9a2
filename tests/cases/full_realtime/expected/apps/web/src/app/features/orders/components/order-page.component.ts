import { Component } from '@angular/core';
import { StatusMenuComponent } from '@shared/package/status-menu.component';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { ORDER_RECORD } from '../orders.record';

@Component({
  selector: 'app-order-page',
  imports: [RECORD_PAGE, StatusMenuComponent],
  templateUrl: './order-page.component.html',
})
export class OrderPageComponent {
  /** What the page of one order shows and does. */
  protected readonly page = recordPage(ORDER_RECORD);
}
