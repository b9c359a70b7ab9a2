import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Appointment, appointmentLabel } from '../types/appointments.types';
import { APPOINTMENT_COLUMNS } from './appointments-columns';

export interface AppointmentViewDialogData {
  appointment: Appointment;
  canEdit: boolean;
}

/** All of one appointment. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-appointment-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './appointment-view.dialog.html',
})
export class AppointmentViewDialogComponent {
  protected readonly data = inject<AppointmentViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = appointmentLabel(this.data.appointment);
  protected readonly columns = APPOINTMENT_COLUMNS;
}
