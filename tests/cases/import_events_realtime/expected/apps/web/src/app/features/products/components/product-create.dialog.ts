import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { ProductStateManager } from '../services/products-state-manager.service';
import { productForm, newProduct } from './product-form';
import { ProductFormComponent } from './product-form.component';

@Component({
  selector: 'app-product-create-dialog',
  imports: [ProductFormComponent, FormDialogComponent],
  templateUrl: './product-create.dialog.html',
})
export class ProductCreateDialogComponent {
  private readonly productStateManager = inject(ProductStateManager);

  protected readonly dialog = createDialog({
    form: productForm(),
    values: newProduct,
    save: (values) => this.productStateManager.optimisticCreate(values),
    optimistic: true,
    saved: $localize`Product created`,
    failed: $localize`The product could not be created.`,
  });
}
