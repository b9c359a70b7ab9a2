import { openDialog } from '@shared/forms/testing/open-dialog';
import { orderItemSample } from '../types/order-items.samples';
import { entityId } from '../types/order-items.types';
import { OrderItemEditDialogComponent } from './order-item-edit.dialog';

describe('OrderItemEditDialogComponent', () => {
  const row = orderItemSample();
  const url = `/api/order-items/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(OrderItemEditDialogComponent, {
      orderItem: row,
    });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(OrderItemEditDialogComponent, {
      orderItem: row,
    });
    component['dialog'].form.controls.name.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['name']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
