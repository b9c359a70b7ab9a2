import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Medication, medicationLabel } from '../types/medications.types';
import { MEDICATION_COLUMNS } from './medications-columns';

export interface MedicationViewDialogData {
  medication: Medication;
  canEdit: boolean;
}

/** All of one medication. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-medication-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './medication-view.dialog.html',
})
export class MedicationViewDialogComponent {
  protected readonly data = inject<MedicationViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = medicationLabel(this.data.medication);
  protected readonly columns = MEDICATION_COLUMNS;
}
