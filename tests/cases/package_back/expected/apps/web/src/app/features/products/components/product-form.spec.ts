import { productSample } from '../types/products.samples';
import { changedProduct, productForm, newProduct } from './product-form';

describe('productForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = productSample();
    const form = productForm(row);
    expect(form.valid).toBe(true);
    expect(newProduct(form)).toMatchObject({
      code: row.code,
      status: row.status,
    });
  });

  it('says only what was changed', () => {
    const form = productForm(productSample());
    expect(changedProduct(form)).toEqual({});
    form.controls.code.markAsDirty();
    expect(Object.keys(changedProduct(form))).toEqual(['code']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = productForm();
    expect(controls.code.hasError('required')).toBe(true);
    expect(controls.status.hasError('required')).toBe(true);
  });
});
