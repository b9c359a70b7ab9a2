import { Component } from '@angular/core';
import { StatusMenuComponent } from '@shared/package/status-menu.component';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { PRODUCT_RECORD } from '../products.record';

@Component({
  selector: 'app-product-page',
  imports: [RECORD_PAGE, StatusMenuComponent],
  templateUrl: './product-page.component.html',
})
export class ProductPageComponent {
  /** What the page of one product shows and does. */
  protected readonly page = recordPage(PRODUCT_RECORD);
}
