import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { PERSON_RECORD } from '../persons.record';

@Component({
  selector: 'app-person-page',
  imports: [RECORD_PAGE],
  templateUrl: './person-page.component.html',
})
export class PersonPageComponent {
  /** What the page of one person shows and does. */
  protected readonly page = recordPage(PERSON_RECORD);
}
