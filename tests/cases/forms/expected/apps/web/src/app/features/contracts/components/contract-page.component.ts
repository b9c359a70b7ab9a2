import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { CONTRACT_RECORD } from '../contracts.record';

@Component({
  selector: 'app-contract-page',
  imports: [RECORD_PAGE],
  templateUrl: './contract-page.component.html',
})
export class ContractPageComponent {
  /** What the page of one contract shows and does. */
  protected readonly page = recordPage(CONTRACT_RECORD);
}
