import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { PatientService } from '../services/patients.service';
import { CreatePatient, Patient } from '../types/patients.types';
import { patientForm, newPatient } from './patient-form';
import { PatientFormComponent } from './patient-form.component';

@Component({
  selector: 'app-patient-create-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    PatientFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './patient-create.dialog.html',
})
export class PatientCreateDialogComponent {
  private readonly patientsService = inject(PatientService);
  private readonly dialogRef =
    inject<MatDialogRef<PatientCreateDialogComponent, Patient>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = patientForm();
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
      const values = newPatient(this.form);
      const row = await this.patientsService.create(values, this.opIdOf(values));
      this.snackBar.open('Patient created', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      if (!applyServerErrors(this.form, error)) {
        this.failure.set(apiErrorMessage(error, 'The patient could not be created.'));
      }
    } finally {
      this.isSaving.set(false);
    }
  }

  private opIdOf(values: CreatePatient): string {
    const body = JSON.stringify(values);
    if (body !== this.attempt.body) {
      this.attempt = { body, opId: newOpId() };
    }
    return this.attempt.opId;
  }
}
