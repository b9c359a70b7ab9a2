import { Component, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { apiErrorMessage, fieldErrors } from '@shared/http/api-error';
import { OrderStateManager } from '../services/orders-state-manager.service';
import { CreateOrder } from '../types/orders.types';
import { orderForm, newOrder } from './order-form';
import { OrderFormComponent } from './order-form.component';

@Component({
  selector: 'app-order-create-dialog',
  imports: [MatButtonModule, MatDialogModule, OrderFormComponent, ReactiveFormsModule],
  templateUrl: './order-create.dialog.html',
})
export class OrderCreateDialogComponent {
  private readonly orderStateManager = inject(OrderStateManager);
  private readonly dialogRef =
    inject<MatDialogRef<OrderCreateDialogComponent, boolean>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = orderForm();

  protected onFormSubmit(): void {
    if (this.form.invalid) {
      this.form.markAllAsTouched();
      return;
    }
    void this.create(newOrder(this.form));
    this.dialogRef.close(true);
  }

  /** The row is in the list already; when the server refuses it, it goes and the user is told why. */
  private async create(values: CreateOrder): Promise<void> {
    try {
      await this.orderStateManager.optimisticCreate(values);
      this.snackBar.open('Order created', 'Close', { duration: 3000 });
    } catch (error) {
      const why =
        fieldErrors(error)[0]?.message ?? apiErrorMessage(error, 'The server refused it.');
      this.snackBar.open(`Not created: ${why}`, 'Close', { duration: 10_000 });
    }
  }
}
