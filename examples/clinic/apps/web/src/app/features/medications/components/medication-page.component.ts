import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { MEDICATION_RECORD } from '../medications.record';

@Component({
  selector: 'app-medication-page',
  imports: [RECORD_PAGE],
  templateUrl: './medication-page.component.html',
})
export class MedicationPageComponent {
  /** What the page of one medication shows and does. */
  protected readonly page = recordPage(MEDICATION_RECORD);
}
