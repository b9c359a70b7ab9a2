import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { SampleService } from '../services/samples.service';
import { CreateSample, Sample } from '../types/samples.types';
import { sampleForm, newSample } from './sample-form';
import { SampleFormComponent } from './sample-form.component';

@Component({
  selector: 'app-sample-create-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    SampleFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './sample-create.dialog.html',
})
export class SampleCreateDialogComponent {
  private readonly samplesService = inject(SampleService);
  private readonly dialogRef =
    inject<MatDialogRef<SampleCreateDialogComponent, Sample>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = sampleForm();
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
      const values = newSample(this.form);
      const row = await this.samplesService.create(values, this.opIdOf(values));
      this.snackBar.open('Sample created', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      if (!applyServerErrors(this.form, error)) {
        this.failure.set(apiErrorMessage(error, 'The sample could not be created.'));
      }
    } finally {
      this.isSaving.set(false);
    }
  }

  private opIdOf(values: CreateSample): string {
    const body = JSON.stringify(values);
    if (body !== this.attempt.body) {
      this.attempt = { body, opId: newOpId() };
    }
    return this.attempt.opId;
  }
}
