import { openDialog } from '@shared/forms/testing/open-dialog';
import { orderSample } from '../types/orders.samples';
import { OrderCreateDialogComponent } from './order-create.dialog';

describe('OrderCreateDialogComponent', () => {
  it('sends what was typed, and closes at once', async () => {
    const { component, http, closed } = openDialog(OrderCreateDialogComponent);
    component['dialog'].form.patchValue({
      group: 'Group',
      page: '7',
      limit: '7',
      sort: 'Sort',
      search: 'Search',
      fields: 'Fields',
      row: 'Row',
      input: 'Input',
      query: 'Query',
      user: 'User',
      data: '{"note":"sample"}',
      value: 'Value',
      form: 'Form',
      length: '7',
      rows: '7',
      version: 'Version',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/orders' });
    expect(request.request.body).toHaveProperty('group');
    expect(await closed).toBe(true);
    request.flush({ success: true, data: orderSample() });
  });
});
