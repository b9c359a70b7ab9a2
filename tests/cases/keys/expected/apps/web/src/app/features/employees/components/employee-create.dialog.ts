import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { EmployeeService } from '../services/employees.service';
import { CreateEmployee, Employee } from '../types/employees.types';
import { employeeForm, newEmployee } from './employee-form';
import { EmployeeFormComponent } from './employee-form.component';

@Component({
  selector: 'app-employee-create-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    EmployeeFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './employee-create.dialog.html',
})
export class EmployeeCreateDialogComponent {
  private readonly employeesService = inject(EmployeeService);
  private readonly dialogRef =
    inject<MatDialogRef<EmployeeCreateDialogComponent, Employee>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = employeeForm();
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
      const values = newEmployee(this.form);
      const row = await this.employeesService.create(values, this.opIdOf(values));
      this.snackBar.open('Employee created', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      if (!applyServerErrors(this.form, error)) {
        this.failure.set(apiErrorMessage(error, 'The employee could not be created.'));
      }
    } finally {
      this.isSaving.set(false);
    }
  }

  private opIdOf(values: CreateEmployee): string {
    const body = JSON.stringify(values);
    if (body !== this.attempt.body) {
      this.attempt = { body, opId: newOpId() };
    }
    return this.attempt.opId;
  }
}
