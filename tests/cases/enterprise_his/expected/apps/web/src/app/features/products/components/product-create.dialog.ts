import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { ProductService } from '../services/products.service';
import { productForm, newProduct } from './product-form';
import { ProductFormComponent } from './product-form.component';

@Component({
  selector: 'app-product-create-dialog',
  imports: [ProductFormComponent, FormDialogComponent],
  templateUrl: './product-create.dialog.html',
})
export class ProductCreateDialogComponent {
  private readonly productsService = inject(ProductService);

  protected readonly dialog = createDialog({
    form: productForm(),
    values: newProduct,
    save: (values, opId) => this.productsService.create(values, opId),
    saved: $localize`Product created`,
    failed: $localize`The product could not be created.`,
  });
}
