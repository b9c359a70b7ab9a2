import { FormControl, FormGroup } from '@angular/forms';
import { nullable, toText } from '@shared/forms/convert';
import { integerValidator } from '@shared/forms/validators';
import { CreateProduct, Product, UpdateProduct } from '../types/products.types';

export type ProductForm = ReturnType<typeof productForm>;

/** The form for a new product, or for the one given. It checks what the database checks. */
export function productForm(row?: Product) {
  const form = new FormGroup({
    price: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
  });
  if (row) {
    form.patchValue({
      price: toText(row.price),
    });
  }
  return form;
}

/** What the form says of a new product. */
export function newProduct(form: ProductForm): CreateProduct {
  const value = form.getRawValue();
  return {
    price: nullable(value.price) === null ? null : Number(value.price),
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
