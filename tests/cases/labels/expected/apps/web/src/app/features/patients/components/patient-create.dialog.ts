import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { PatientService } from '../services/patients.service';
import { patientForm, newPatient } from './patient-form';
import { PatientFormComponent } from './patient-form.component';

@Component({
  selector: 'app-patient-create-dialog',
  imports: [PatientFormComponent, FormDialogComponent],
  templateUrl: './patient-create.dialog.html',
})
export class PatientCreateDialogComponent {
  private readonly patientsService = inject(PatientService);

  protected readonly dialog = createDialog({
    form: patientForm(),
    values: newPatient,
    save: (values, opId) => this.patientsService.create(values, opId),
    saved: $localize`Patient created`,
    failed: $localize`The patient could not be created.`,
  });
}
