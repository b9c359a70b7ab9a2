import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { EventMeta, WebSocketService } from '@core/services/websocket.service';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage, errorStatus } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { merge } from 'rxjs';
import { ProductService } from '../services/products.service';
import { Product, UpdateProduct, entityId } from '../types/products.types';
import { changedProduct, productForm } from './product-form';
import { ProductFormComponent } from './product-form.component';

export interface ProductEditDialogData {
  product: Product;
}

@Component({
  selector: 'app-product-edit-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    ProductFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './product-edit.dialog.html',
})
export class ProductEditDialogComponent {
  protected readonly data = inject<ProductEditDialogData>(MAT_DIALOG_DATA);
  private readonly productsService = inject(ProductService);
  private readonly dialogRef =
    inject<MatDialogRef<ProductEditDialogComponent, Product>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly row = signal(this.data.product);
  protected readonly form = signal(productForm(this.data.product));
  protected readonly isSaving = signal(false);
  protected readonly failure = signal('');
  /** Somebody else has changed the row since it was read. */
  protected readonly notice = signal('');
  private opId = newOpId();

  constructor() {
    this.watchOthers();
  }

  protected async onFormSubmit(): Promise<void> {
    const form = this.form();
    // What the server said of the last attempt does not count against this one.
    Object.values(form.controls).forEach((control) => control.updateValueAndValidity());
    if (form.invalid || this.isSaving()) {
      form.markAllAsTouched();
      return;
    }
    const changes = changedProduct(form);
    if (Object.keys(changes).length === 0) {
      this.dialogRef.close();
      return;
    }
    this.isSaving.set(true);
    this.failure.set('');
    try {
      const row = await this.save(changes);
      this.snackBar.open('Product saved', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      this.show(error);
    } finally {
      this.isSaving.set(false);
    }
  }

  private save(changes: UpdateProduct): Promise<Product> {
    const row = this.row();
    this.opId = newOpId();
    return this.productsService.update(entityId(row), changes, row.version, this.opId);
  }

  private show(error: unknown): void {
    if (errorStatus(error) === 412) {
      this.notice.set('Somebody else has changed this product since you opened it.');
    } else if (!applyServerErrors(this.form(), error)) {
      this.failure.set(apiErrorMessage(error, 'The product could not be saved.'));
    }
  }

  /** Takes the row as the server has it now; what was typed is gone. */
  protected async onReload(): Promise<void> {
    try {
      const row = await this.productsService.get(entityId(this.row()));
      this.row.set(row);
      this.form.set(productForm(row));
      this.notice.set('');
      this.failure.set('');
    } catch (error) {
      this.failure.set(apiErrorMessage(error, 'The product could not be read.'));
    }
  }

  /** Says so when another changes or deletes the row; what is typed here is never touched. */
  private watchOthers(): void {
    const socket = inject(WebSocketService);
    const isOwn = (meta: EventMeta | undefined) => meta?.opId === this.opId;
    socket
      .listenWithMeta('products:updated')
      .pipe(takeUntilDestroyed())
      .subscribe(({ meta }) => {
        const row = this.row();
        const isThis = String(meta?.entityId) === entityId(row);
        if (isThis && !isOwn(meta) && (meta?.version ?? 0) > row.version) {
          this.notice.set('Somebody else has just changed this product.');
        }
      });
    const deletes = ['deleted', 'bulk-deleted'].map((action) =>
      socket.listenWithMeta<{ id?: unknown; ids?: unknown[] }>(`products:${action}`),
    );
    merge(...deletes)
      .pipe(takeUntilDestroyed())
      .subscribe(({ event, meta }) => {
        const ids = (event.ids ?? [event.id]).map(String);
        if (ids.includes(entityId(this.row())) && !isOwn(meta)) {
          this.failure.set('Somebody else has just deleted this product.');
        }
      });
  }
}
