import { openDialog } from '@shared/forms/testing/open-dialog';
import { productSample } from '../types/products.samples';
import { entityId } from '../types/products.types';
import { ProductEditDialogComponent } from './product-edit.dialog';

describe('ProductEditDialogComponent', () => {
  const row = productSample();
  const url = `/api/products/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(ProductEditDialogComponent, { product: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(ProductEditDialogComponent, { product: row });
    component['dialog'].form.controls.code.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['code']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
