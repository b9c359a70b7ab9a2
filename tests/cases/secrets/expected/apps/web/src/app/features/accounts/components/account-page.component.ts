import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { ACCOUNT_RECORD } from '../accounts.record';

@Component({
  selector: 'app-account-page',
  imports: [RECORD_PAGE],
  templateUrl: './account-page.component.html',
})
export class AccountPageComponent {
  /** What the page of one account shows and does. */
  protected readonly page = recordPage(ACCOUNT_RECORD);
}
