import { Component, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { apiErrorMessage, fieldErrors } from '@shared/http/api-error';
import { TransferStateManager } from '../services/transfers-state-manager.service';
import { CreateTransfer } from '../types/transfers.types';
import { transferForm, newTransfer } from './transfer-form';
import { TransferFormComponent } from './transfer-form.component';

@Component({
  selector: 'app-transfer-create-dialog',
  imports: [MatButtonModule, MatDialogModule, TransferFormComponent, ReactiveFormsModule],
  templateUrl: './transfer-create.dialog.html',
})
export class TransferCreateDialogComponent {
  private readonly transferStateManager = inject(TransferStateManager);
  private readonly dialogRef =
    inject<MatDialogRef<TransferCreateDialogComponent, boolean>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = transferForm();

  protected onFormSubmit(): void {
    if (this.form.invalid) {
      this.form.markAllAsTouched();
      return;
    }
    void this.create(newTransfer(this.form));
    this.dialogRef.close(true);
  }

  /** The row is in the list already; when the server refuses it, it goes and the user is told why. */
  private async create(values: CreateTransfer): Promise<void> {
    try {
      await this.transferStateManager.optimisticCreate(values);
      this.snackBar.open('Transfer created', 'Close', { duration: 3000 });
    } catch (error) {
      const why =
        fieldErrors(error)[0]?.message ?? apiErrorMessage(error, 'The server refused it.');
      this.snackBar.open(`Not created: ${why}`, 'Close', { duration: 10_000 });
    }
  }
}
