import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { TRANSFER_RECORD } from '../transfers.record';

@Component({
  selector: 'app-transfer-page',
  imports: [RECORD_PAGE],
  templateUrl: './transfer-page.component.html',
})
export class TransferPageComponent {
  /** What the page of one transfer shows and does. */
  protected readonly page = recordPage(TRANSFER_RECORD);
}
