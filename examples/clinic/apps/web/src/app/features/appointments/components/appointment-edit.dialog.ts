import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { AppointmentService } from '../services/appointments.service';
import { Appointment, entityId } from '../types/appointments.types';
import { changedAppointment, appointmentForm } from './appointment-form';
import { AppointmentFormComponent } from './appointment-form.component';

export interface AppointmentEditDialogData {
  appointment: Appointment;
}

@Component({
  selector: 'app-appointment-edit-dialog',
  imports: [AppointmentFormComponent, FormDialogComponent],
  templateUrl: './appointment-edit.dialog.html',
})
export class AppointmentEditDialogComponent {
  private readonly data = inject<AppointmentEditDialogData>(MAT_DIALOG_DATA);
  private readonly appointmentsService = inject(AppointmentService);

  protected readonly dialog = editDialog({
    one: $localize`appointment`,
    row: this.data.appointment,
    form: appointmentForm,
    changes: changedAppointment,
    save: (changes, row, opId) =>
      this.appointmentsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.appointmentsService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('appointments', entityId(this.data.appointment)),
    saved: $localize`Appointment saved`,
    failed: $localize`The appointment could not be saved.`,
  });
}
