import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { TypeEntityService } from '../services/types.service';
import { CreateTypeEntity, TypeEntity } from '../types/types.types';
import { typeEntityForm, newTypeEntity } from './type-entity-form';
import { TypeEntityFormComponent } from './type-entity-form.component';

@Component({
  selector: 'app-type-entity-create-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    TypeEntityFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './type-entity-create.dialog.html',
})
export class TypeEntityCreateDialogComponent {
  private readonly typesService = inject(TypeEntityService);
  private readonly dialogRef =
    inject<MatDialogRef<TypeEntityCreateDialogComponent, TypeEntity>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = typeEntityForm();
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
      const values = newTypeEntity(this.form);
      const row = await this.typesService.create(values, this.opIdOf(values));
      this.snackBar.open('Type entity created', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      if (!applyServerErrors(this.form, error)) {
        this.failure.set(apiErrorMessage(error, 'The type entity could not be created.'));
      }
    } finally {
      this.isSaving.set(false);
    }
  }

  private opIdOf(values: CreateTypeEntity): string {
    const body = JSON.stringify(values);
    if (body !== this.attempt.body) {
      this.attempt = { body, opId: newOpId() };
    }
    return this.attempt.opId;
  }
}
