import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { OrderItemService } from '../services/order-items.service';
import { CreateOrderItem, OrderItem } from '../types/order-items.types';
import { orderItemForm, newOrderItem } from './order-item-form';
import { OrderItemFormComponent } from './order-item-form.component';

@Component({
  selector: 'app-order-item-create-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    OrderItemFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './order-item-create.dialog.html',
})
export class OrderItemCreateDialogComponent {
  private readonly orderItemsService = inject(OrderItemService);
  private readonly dialogRef =
    inject<MatDialogRef<OrderItemCreateDialogComponent, OrderItem>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = orderItemForm();
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
      const values = newOrderItem(this.form);
      const row = await this.orderItemsService.create(values, this.opIdOf(values));
      this.snackBar.open('Order item created', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      if (!applyServerErrors(this.form, error)) {
        this.failure.set(apiErrorMessage(error, 'The order item could not be created.'));
      }
    } finally {
      this.isSaving.set(false);
    }
  }

  private opIdOf(values: CreateOrderItem): string {
    const body = JSON.stringify(values);
    if (body !== this.attempt.body) {
      this.attempt = { body, opId: newOpId() };
    }
    return this.attempt.opId;
  }
}
