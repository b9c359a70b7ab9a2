import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { SAMPLE_RECORD } from '../samples.record';

@Component({
  selector: 'app-sample-page',
  imports: [RECORD_PAGE],
  templateUrl: './sample-page.component.html',
})
export class SamplePageComponent {
  /** What the page of one sample shows and does. */
  protected readonly page = recordPage(SAMPLE_RECORD);
}
