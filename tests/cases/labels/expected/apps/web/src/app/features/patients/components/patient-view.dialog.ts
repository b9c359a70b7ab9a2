import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Patient, patientLabel } from '../types/patients.types';
import { PATIENT_COLUMNS } from './patients-columns';

export interface PatientViewDialogData {
  patient: Patient;
  canEdit: boolean;
}

/** All of one patient. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-patient-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './patient-view.dialog.html',
})
export class PatientViewDialogComponent {
  protected readonly data = inject<PatientViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = patientLabel(this.data.patient);
  protected readonly columns = PATIENT_COLUMNS;
}
