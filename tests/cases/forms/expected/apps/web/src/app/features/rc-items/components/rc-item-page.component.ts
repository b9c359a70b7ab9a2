import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { RC_ITEM_RECORD } from '../rc-items.record';

@Component({
  selector: 'app-rc-item-page',
  imports: [RECORD_PAGE],
  templateUrl: './rc-item-page.component.html',
})
export class RcItemPageComponent {
  /** What the page of one rc item shows and does. */
  protected readonly page = recordPage(RC_ITEM_RECORD);
}
