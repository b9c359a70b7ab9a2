import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateProduct, Product, ProductStatus, UpdateProduct } from '../types/products.types';

export type ProductForm = ReturnType<typeof productForm>;

/** The form for a new product, or for the one given. It checks what the database checks. */
export function productForm(row?: Product) {
  const form = new FormGroup({
    code: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(20)],
    }),
    status: new FormControl<ProductStatus | null>(null, [Validators.required]),
  });
  if (row) {
    form.patchValue({
      code: row.code,
      status: row.status,
    });
  }
  return form;
}

/** What the form says of a new product. */
export function newProduct(form: ProductForm): CreateProduct {
  const value = form.getRawValue();
  return {
    code: value.code,
    status: value.status as ProductStatus,
  };
}

/** What the user has changed, and nothing else. */
export function changedProduct(form: ProductForm): UpdateProduct {
  return changedFields(form, newProduct(form));
}
