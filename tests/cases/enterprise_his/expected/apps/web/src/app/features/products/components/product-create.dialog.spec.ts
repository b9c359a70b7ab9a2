import { openDialog } from '@shared/forms/testing/open-dialog';
import { productSample } from '../types/products.samples';
import { ProductCreateDialogComponent } from './product-create.dialog';

describe('ProductCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(ProductCreateDialogComponent);
    component['dialog'].form.patchValue({
      code: 'Code',
      name: 'Name',
      status: 'draft',
      categoryId: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/products' });
    expect(request.request.body).toHaveProperty('code');
    const row = productSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(ProductCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
