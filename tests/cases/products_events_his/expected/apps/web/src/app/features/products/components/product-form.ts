import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { fromNumberText, nullable, toNumberText, toText } from '@shared/forms/convert';
import { decimalValidator, integerValidator } from '@shared/forms/validators';
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
    price: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, decimalValidator(12, 2)],
    }),
    status: new FormControl<ProductStatus | null>('draft', [Validators.required]),
    stock: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
    description: new FormControl('', { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      code: row.code,
      name: row.name,
      price: toNumberText(row.price),
      status: row.status,
      stock: toText(row.stock),
      description: row.description ?? '',
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
    price: Number(fromNumberText(value.price)),
    status: value.status as ProductStatus,
    stock: nullable(value.stock) === null ? null : Number(value.stock),
    description: nullable(value.description),
  };
}

/** What the user has changed, and nothing else. */
export function changedProduct(form: ProductForm): UpdateProduct {
  return changedFields(form, newProduct(form));
}
