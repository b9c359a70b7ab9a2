import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateProduct, Product, UpdateProduct } from '../types/products.types';

export type ProductForm = ReturnType<typeof productForm>;

/** The form for a new product, or for the one given. It checks what the database checks. */
export function productForm(row?: Product) {
  const form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(200)],
    }),
  });
  if (row) {
    form.patchValue({
      name: row.name,
    });
  }
  return form;
}

/** What the form says of a new product. */
export function newProduct(form: ProductForm): CreateProduct {
  const value = form.getRawValue();
  return {
    name: value.name,
  };
}

/** What the user has changed, and nothing else. */
export function changedProduct(form: ProductForm): UpdateProduct {
  return changedFields(form, newProduct(form));
}
