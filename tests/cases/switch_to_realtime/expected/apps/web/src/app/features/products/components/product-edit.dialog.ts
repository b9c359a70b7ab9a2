import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { EventMeta, WebSocketService } from '@core/services/websocket.service';
import { apiErrorMessage, fieldErrors } from '@shared/http/api-error';
import { merge } from 'rxjs';
import { ProductStateManager } from '../services/products-state-manager.service';
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
  private readonly productStateManager = inject(ProductStateManager);
  private readonly dialogRef =
    inject<MatDialogRef<ProductEditDialogComponent, boolean>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly row = signal(this.data.product);
  protected readonly form = signal(productForm(this.data.product));
  protected readonly failure = signal('');
  /** Somebody else has changed the row since it was read. */
  protected readonly notice = signal('');

  constructor() {
    this.watchOthers();
  }

  protected onFormSubmit(): void {
    const form = this.form();
    if (form.invalid) {
      form.markAllAsTouched();
      return;
    }
    const changes = changedProduct(form);
    if (Object.keys(changes).length > 0) {
      void this.update(changes);
    }
    this.dialogRef.close(true);
  }

  /** The list shows the change already; when the server refuses it, it is taken back and the user is told why. */
  private async update(changes: UpdateProduct): Promise<void> {
    try {
      await this.productStateManager.optimisticUpdate(entityId(this.row()), changes, this.row());
      this.snackBar.open('Product saved', 'Close', { duration: 3000 });
    } catch (error) {
      const why =
        fieldErrors(error)[0]?.message ?? apiErrorMessage(error, 'The server refused it.');
      this.snackBar.open(`Not saved: ${why}`, 'Close', { duration: 10_000 });
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
    const isOwn = (meta: EventMeta | undefined) => this.productStateManager.isOwn(meta?.opId);
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
