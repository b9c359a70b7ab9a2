import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { STATUS_RECORD } from '../statuses.record';

@Component({
  selector: 'app-status-page',
  imports: [RECORD_PAGE],
  templateUrl: './status-page.component.html',
})
export class StatusPageComponent {
  /** What the page of one status shows and does. */
  protected readonly page = recordPage(STATUS_RECORD);
}
