import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { OptionEntityService } from '../services/options.service';
import { CreateOptionEntity, OptionEntity } from '../types/options.types';
import { optionEntityForm, newOptionEntity } from './option-entity-form';
import { OptionEntityFormComponent } from './option-entity-form.component';

@Component({
  selector: 'app-option-entity-create-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    OptionEntityFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './option-entity-create.dialog.html',
})
export class OptionEntityCreateDialogComponent {
  private readonly optionsService = inject(OptionEntityService);
  private readonly dialogRef =
    inject<MatDialogRef<OptionEntityCreateDialogComponent, OptionEntity>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = optionEntityForm();
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
      const values = newOptionEntity(this.form);
      const row = await this.optionsService.create(values, this.opIdOf(values));
      this.snackBar.open('Option entity created', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      if (!applyServerErrors(this.form, error)) {
        this.failure.set(apiErrorMessage(error, 'The option entity could not be created.'));
      }
    } finally {
      this.isSaving.set(false);
    }
  }

  private opIdOf(values: CreateOptionEntity): string {
    const body = JSON.stringify(values);
    if (body !== this.attempt.body) {
      this.attempt = { body, opId: newOpId() };
    }
    return this.attempt.opId;
  }
}
