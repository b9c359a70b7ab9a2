import { openDialog } from '@shared/forms/testing/open-dialog';
import { productSample } from '../types/products.samples';
import { ProductCreateDialogComponent } from './product-create.dialog';

describe('ProductCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(ProductCreateDialogComponent);
    component['dialog'].form.patchValue({
      code: 'Code',
      status: 'draft',
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
