import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage } from '@shared/http/api-error';
import { newOpId } from '@shared/http/op-id';
import { ProductService } from '../services/products.service';
import { CreateProduct, Product } from '../types/products.types';
import { productForm, newProduct } from './product-form';
import { ProductFormComponent } from './product-form.component';

@Component({
  selector: 'app-product-create-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    ProductFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './product-create.dialog.html',
})
export class ProductCreateDialogComponent {
  private readonly productsService = inject(ProductService);
  private readonly dialogRef =
    inject<MatDialogRef<ProductCreateDialogComponent, Product>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = productForm();
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
      const values = newProduct(this.form);
      const row = await this.productsService.create(values, this.opIdOf(values));
      this.snackBar.open('Product created', 'Close', { duration: 3000 });
      this.dialogRef.close(row);
    } catch (error) {
      if (!applyServerErrors(this.form, error)) {
        this.failure.set(apiErrorMessage(error, 'The product could not be created.'));
      }
    } finally {
      this.isSaving.set(false);
    }
  }

  private opIdOf(values: CreateProduct): string {
    const body = JSON.stringify(values);
    if (body !== this.attempt.body) {
      this.attempt = { body, opId: newOpId() };
    }
    return this.attempt.opId;
  }
}
