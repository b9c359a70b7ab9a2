import { Component, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { apiErrorMessage, fieldErrors } from '@shared/http/api-error';
import { ProductStateManager } from '../services/products-state-manager.service';
import { CreateProduct } from '../types/products.types';
import { productForm, newProduct } from './product-form';
import { ProductFormComponent } from './product-form.component';

@Component({
  selector: 'app-product-create-dialog',
  imports: [MatButtonModule, MatDialogModule, ProductFormComponent, ReactiveFormsModule],
  templateUrl: './product-create.dialog.html',
})
export class ProductCreateDialogComponent {
  private readonly productStateManager = inject(ProductStateManager);
  private readonly dialogRef =
    inject<MatDialogRef<ProductCreateDialogComponent, boolean>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly form = productForm();

  protected onFormSubmit(): void {
    if (this.form.invalid) {
      this.form.markAllAsTouched();
      return;
    }
    void this.create(newProduct(this.form));
    this.dialogRef.close(true);
  }

  /** The row is in the list already; when the server refuses it, it goes and the user is told why. */
  private async create(values: CreateProduct): Promise<void> {
    try {
      await this.productStateManager.optimisticCreate(values);
      this.snackBar.open('Product created', 'Close', { duration: 3000 });
    } catch (error) {
      const why =
        fieldErrors(error)[0]?.message ?? apiErrorMessage(error, 'The server refused it.');
      this.snackBar.open(`Not created: ${why}`, 'Close', { duration: 10_000 });
    }
  }
}
