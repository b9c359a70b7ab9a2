import { openDialog } from '@shared/forms/testing/open-dialog';
import { orderItemSample } from '../types/order-items.samples';
import { OrderItemCreateDialogComponent } from './order-item-create.dialog';

describe('OrderItemCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(OrderItemCreateDialogComponent);
    component['dialog'].form.patchValue({
      name: 'Name',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/order-items' });
    expect(request.request.body).toHaveProperty('name');
    const row = orderItemSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(OrderItemCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
