import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { fromNumberText, toNumberText } from '@shared/forms/convert';
import { decimalValidator } from '@shared/forms/validators';
import { CreateProduct, Product, UpdateProduct } from '../types/products.types';

export type ProductForm = ReturnType<typeof productForm>;

/** The form for a new product, or for the one given. It checks what the database checks. */
export function productForm(row?: Product) {
  const form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(200)],
    }),
    price: new FormControl('0', {
      nonNullable: true,
      validators: [Validators.required, decimalValidator(12, 2)],
    }),
  });
  if (row) {
    form.patchValue({
      name: row.name,
      price: toNumberText(row.price),
    });
  }
  return form;
}

/** What the form says of a new product. */
export function newProduct(form: ProductForm): CreateProduct {
  const value = form.getRawValue();
  return {
    name: value.name,
    price: Number(fromNumberText(value.price)),
  };
}

/** What the user has changed, and nothing else. */
export function changedProduct(form: ProductForm): UpdateProduct {
  return changedFields(form, newProduct(form));
}
