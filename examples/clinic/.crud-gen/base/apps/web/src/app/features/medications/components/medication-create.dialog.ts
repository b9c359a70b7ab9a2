import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { MedicationService } from '../services/medications.service';
import { medicationForm, newMedication } from './medication-form';
import { MedicationFormComponent } from './medication-form.component';

@Component({
  selector: 'app-medication-create-dialog',
  imports: [MedicationFormComponent, FormDialogComponent],
  templateUrl: './medication-create.dialog.html',
})
export class MedicationCreateDialogComponent {
  private readonly medicationsService = inject(MedicationService);

  protected readonly dialog = createDialog({
    form: medicationForm(),
    values: newMedication,
    save: (values, opId) => this.medicationsService.create(values, opId),
    saved: $localize`Medication created`,
    failed: $localize`The medication could not be created.`,
  });
}
