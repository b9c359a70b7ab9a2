import { Component, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { apiErrorMessage, fieldErrors } from '@shared/http/api-error';
import { PersonStateManager } from '../services/people-state-manager.service';
import { CreatePerson } from '../types/people.types';
import { personForm, newPerson } from './person-form';
import { PersonFormComponent } from './person-form.component';

@Component({
  selector: 'app-person-create-dialog',
  imports: [MatButtonModule, MatDialogModule, PersonFormComponent, ReactiveFormsModule],
  templateUrl: './person-create.dialog.html',
})
export class PersonCreateDialogComponent {
  private readonly personStateManager = inject(PersonStateManager);
  private readonly dialogRef =
    inject<MatDialogRef<PersonCreateDialogComponent, boolean>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = personForm();

  protected onFormSubmit(): void {
    if (this.form.invalid) {
      this.form.markAllAsTouched();
      return;
    }
    void this.create(newPerson(this.form));
    this.dialogRef.close(true);
  }

  /** The row is in the list already; when the server refuses it, it goes and the user is told why. */
  private async create(values: CreatePerson): Promise<void> {
    try {
      await this.personStateManager.optimisticCreate(values);
      this.snackBar.open('Person created', 'Close', { duration: 3000 });
    } catch (error) {
      const why =
        fieldErrors(error)[0]?.message ?? apiErrorMessage(error, 'The server refused it.');
      this.snackBar.open(`Not created: ${why}`, 'Close', { duration: 10_000 });
    }
  }
}
