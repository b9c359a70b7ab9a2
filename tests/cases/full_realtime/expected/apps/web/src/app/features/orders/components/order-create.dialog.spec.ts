import { openDialog } from '@shared/forms/testing/open-dialog';
import { orderSample } from '../types/orders.samples';
import { OrderCreateDialogComponent } from './order-create.dialog';

describe('OrderCreateDialogComponent', () => {
  it('sends what was typed, and closes at once', async () => {
    const { component, http, closed } = openDialog(OrderCreateDialogComponent);
    component['dialog'].form.patchValue({
      code: 'Code',
      state: 'open',
      locked: true,
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/orders' });
    expect(request.request.body).toHaveProperty('code');
    expect(await closed).toBe(true);
    request.flush({ success: true, data: orderSample() });
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(OrderCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
