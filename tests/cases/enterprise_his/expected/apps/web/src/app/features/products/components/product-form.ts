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
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(200)],
    }),
    status: new FormControl<ProductStatus | null>('draft', [Validators.required]),
    categoryId: new FormControl<string | null>(null),
  });
  if (row) {
    form.patchValue({
      code: row.code,
      name: row.name,
      status: row.status,
      categoryId: row.categoryId,
    });
  }
  return form;
}

/** What the form says of a new product. */
export function newProduct(form: ProductForm): CreateProduct {
  const value = form.getRawValue();
  return {
    code: value.code,
    name: value.name,
    status: value.status as ProductStatus,
    categoryId: value.categoryId,
  };
}

/** What the user has changed, and nothing else. */
export function changedProduct(form: ProductForm): UpdateProduct {
  return changedFields(form, newProduct(form));
}
