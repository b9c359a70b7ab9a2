import { openDialog } from '@shared/forms/testing/open-dialog';
import { productSample } from '../types/products.samples';
import { ProductCreateDialogComponent } from './product-create.dialog';

describe('ProductCreateDialogComponent', () => {
  it('sends what was typed, and closes at once', async () => {
    const { component, http, closed } = openDialog(ProductCreateDialogComponent);
    component['dialog'].form.patchValue({
      name: 'Name',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/products' });
    expect(request.request.body).toHaveProperty('name');
    expect(await closed).toBe(true);
    request.flush({ success: true, data: productSample() });
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(ProductCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
