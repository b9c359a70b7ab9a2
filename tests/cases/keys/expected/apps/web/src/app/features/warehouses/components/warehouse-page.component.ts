import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { WAREHOUSE_RECORD } from '../warehouses.record';

@Component({
  selector: 'app-warehouse-page',
  imports: [RECORD_PAGE],
  templateUrl: './warehouse-page.component.html',
})
export class WarehousePageComponent {
  /** What the page of one warehouse shows and does. */
  protected readonly page = recordPage(WAREHOUSE_RECORD);
}
