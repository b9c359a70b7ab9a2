import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { AppointmentService } from '../services/appointments.service';
import { appointmentForm, newAppointment } from './appointment-form';
import { AppointmentFormComponent } from './appointment-form.component';

@Component({
  selector: 'app-appointment-create-dialog',
  imports: [AppointmentFormComponent, FormDialogComponent],
  templateUrl: './appointment-create.dialog.html',
})
export class AppointmentCreateDialogComponent {
  private readonly appointmentsService = inject(AppointmentService);

  protected readonly dialog = createDialog({
    form: appointmentForm(),
    values: newAppointment,
    save: (values, opId) => this.appointmentsService.create(values, opId),
    saved: $localize`Appointment created`,
    failed: $localize`The appointment could not be created.`,
  });
}
