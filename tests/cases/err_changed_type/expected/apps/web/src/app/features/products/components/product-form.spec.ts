import { productSample } from '../types/products.samples';
import { changedProduct, productForm, newProduct } from './product-form';

describe('productForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = productSample();
    const form = productForm(row);
    expect(form.valid).toBe(true);
    expect(newProduct(form)).toMatchObject({
      price: row.price,
    });
  });

  it('says only what was changed', () => {
    const form = productForm(productSample());
    expect(changedProduct(form)).toEqual({});
    form.controls.price.markAsDirty();
    expect(Object.keys(changedProduct(form))).toEqual(['price']);
  });
});
