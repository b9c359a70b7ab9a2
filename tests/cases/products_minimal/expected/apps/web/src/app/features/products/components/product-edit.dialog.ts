import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { ProductService } from '../services/products.service';
import { Product, entityId } from '../types/products.types';
import { changedProduct, productForm } from './product-form';
import { ProductFormComponent } from './product-form.component';

export interface ProductEditDialogData {
  product: Product;
}

@Component({
  selector: 'app-product-edit-dialog',
  imports: [ProductFormComponent, FormDialogComponent],
  templateUrl: './product-edit.dialog.html',
})
export class ProductEditDialogComponent {
  private readonly data = inject<ProductEditDialogData>(MAT_DIALOG_DATA);
  private readonly productsService = inject(ProductService);

  protected readonly dialog = editDialog({
    one: $localize`product`,
    row: this.data.product,
    form: productForm,
    changes: changedProduct,
    save: (changes, row, opId) =>
      this.productsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.productsService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`Product saved`,
    failed: $localize`The product could not be saved.`,
  });
}
