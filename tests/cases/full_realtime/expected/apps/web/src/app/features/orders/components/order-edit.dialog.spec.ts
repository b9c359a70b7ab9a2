import { openDialog } from '@shared/forms/testing/open-dialog';
import { orderSample } from '../types/orders.samples';
import { entityId } from '../types/orders.types';
import { OrderEditDialogComponent } from './order-edit.dialog';

describe('OrderEditDialogComponent', () => {
  const row = orderSample();
  const url = `/api/orders/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(OrderEditDialogComponent, { order: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(OrderEditDialogComponent, { order: row });
    component['dialog'].form.controls.code.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['code']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(true);
  });
});
