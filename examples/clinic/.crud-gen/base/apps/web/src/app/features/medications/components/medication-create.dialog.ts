import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { MedicationService } from '../services/medications.service';
import { CreateMedication, Medication } from '../types/medications.types';
import { medicationForm, newMedication } from './medication-form';
import { MedicationFormComponent } from './medication-form.component';

@Component({
  selector: 'app-medication-create-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    MedicationFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './medication-create.dialog.html',
})
export class MedicationCreateDialogComponent {
  private readonly medicationsService = inject(MedicationService);
  private readonly dialogRef =
    inject<MatDialogRef<MedicationCreateDialogComponent, Medication>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = medicationForm();
  protected readonly isSaving = signal(false);
  protected readonly failure = signal('');
  /** The last request: sent again unchanged it keeps its `opId`, so that nothing is created twice. */
  private attempt = { body: '', opId: '' };

  protected async onFormSubmit(): Promise<void> {
    // What the server said of the last attempt does not count against this one.
    Object.values(this.form.controls).forEach((control) => control.updateValueAndValidity());
    if (this.form.invalid || this.isSaving()) {
      this.form.markAllAsTouched();
      return;
    }
    this.isSaving.set(true);
    this.failure.set('');
    try {
      const values = newMedication(this.form);
      const row = await this.medicationsService.create(values, this.opIdOf(values));
      this.snackBar.open('Medication created', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      if (!applyServerErrors(this.form, error)) {
        this.failure.set(apiErrorMessage(error, 'The medication could not be created.'));
      }
    } finally {
      this.isSaving.set(false);
    }
  }

  private opIdOf(values: CreateMedication): string {
    const body = JSON.stringify(values);
    if (body !== this.attempt.body) {
      this.attempt = { body, opId: newOpId() };
    }
    return this.attempt.opId;
  }
}
