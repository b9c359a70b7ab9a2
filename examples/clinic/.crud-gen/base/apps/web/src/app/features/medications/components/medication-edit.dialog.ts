import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { MedicationService } from '../services/medications.service';
import { Medication, entityId } from '../types/medications.types';
import { changedMedication, medicationForm } from './medication-form';
import { MedicationFormComponent } from './medication-form.component';

export interface MedicationEditDialogData {
  medication: Medication;
}

@Component({
  selector: 'app-medication-edit-dialog',
  imports: [MedicationFormComponent, FormDialogComponent],
  templateUrl: './medication-edit.dialog.html',
})
export class MedicationEditDialogComponent {
  private readonly data = inject<MedicationEditDialogData>(MAT_DIALOG_DATA);
  private readonly medicationsService = inject(MedicationService);

  protected readonly dialog = editDialog({
    one: $localize`medication`,
    row: this.data.medication,
    form: medicationForm,
    changes: changedMedication,
    save: (changes, row, opId) =>
      this.medicationsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.medicationsService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('medications', entityId(this.data.medication)),
    saved: $localize`Medication saved`,
    failed: $localize`The medication could not be saved.`,
  });
}
