import { FormControl, FormGroup, Validators } from '@angular/forms';
import { decimalValidator } from '@shared/forms/validators';
import { CreateProduct, Product, UpdateProduct } from '../types/products.types';

const NOT_BLANK = /\S/;

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
      validators: [Validators.required, Validators.pattern(NOT_BLANK), decimalValidator(12, 2)],
    }),
  });
  if (row) {
    form.patchValue({
      name: row.name,
      price: String(row.price),
    });
  }
  return form;
}

/** What the form says of a new product. */
export function newProduct(form: ProductForm): CreateProduct {
  const value = form.getRawValue();
  return {
    name: value.name,
    price: Number(value.price),
  };
}

/** What the user has changed, and nothing else. */
export function changedProduct(form: ProductForm): UpdateProduct {
  const isChanged = (name: string) => form.controls[name as keyof typeof form.controls].dirty;
  const changes: object = Object.fromEntries(
    Object.entries(newProduct(form)).filter(([name]) => isChanged(name)),
  );
  return changes as UpdateProduct;
}
