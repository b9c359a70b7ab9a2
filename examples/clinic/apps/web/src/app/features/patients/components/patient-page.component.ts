import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { PATIENT_RECORD } from '../patients.record';

@Component({
  selector: 'app-patient-page',
  imports: [RECORD_PAGE],
  templateUrl: './patient-page.component.html',
})
export class PatientPageComponent {
  /** What the page of one patient shows and does. */
  protected readonly page = recordPage(PATIENT_RECORD);
}
