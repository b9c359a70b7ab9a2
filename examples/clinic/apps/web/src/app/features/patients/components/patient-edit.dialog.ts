import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { PatientService } from '../services/patients.service';
import { Patient, entityId } from '../types/patients.types';
import { changedPatient, patientForm } from './patient-form';
import { PatientFormComponent } from './patient-form.component';

export interface PatientEditDialogData {
  patient: Patient;
}

@Component({
  selector: 'app-patient-edit-dialog',
  imports: [PatientFormComponent, FormDialogComponent],
  templateUrl: './patient-edit.dialog.html',
})
export class PatientEditDialogComponent {
  private readonly data = inject<PatientEditDialogData>(MAT_DIALOG_DATA);
  private readonly patientsService = inject(PatientService);

  protected readonly dialog = editDialog({
    one: $localize`patient`,
    row: this.data.patient,
    form: patientForm,
    changes: changedPatient,
    save: (changes, row, opId) =>
      this.patientsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.patientsService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('patients', entityId(this.data.patient)),
    saved: $localize`Patient saved`,
    failed: $localize`The patient could not be saved.`,
  });
}
