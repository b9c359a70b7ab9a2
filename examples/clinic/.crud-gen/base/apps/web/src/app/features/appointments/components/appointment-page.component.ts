import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { APPOINTMENT_RECORD } from '../appointments.record';

@Component({
  selector: 'app-appointment-page',
  imports: [RECORD_PAGE],
  templateUrl: './appointment-page.component.html',
})
export class AppointmentPageComponent {
  /** What the page of one appointment shows and does. */
  protected readonly page = recordPage(APPOINTMENT_RECORD);
}
