import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { VISIT_RECORD } from '../visits.record';

@Component({
  selector: 'app-visit-page',
  imports: [RECORD_PAGE],
  templateUrl: './visit-page.component.html',
})
export class VisitPageComponent {
  /** What the page of one visit shows and does. */
  protected readonly page = recordPage(VISIT_RECORD);
}
