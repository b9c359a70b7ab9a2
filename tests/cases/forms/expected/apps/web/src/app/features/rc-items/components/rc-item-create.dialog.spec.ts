import { openDialog } from '@shared/forms/testing/open-dialog';
import { rcItemSample } from '../types/rc-items.samples';
import { RcItemCreateDialogComponent } from './rc-item-create.dialog';

describe('RcItemCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(RcItemCreateDialogComponent);
    component['dialog'].form.patchValue({
      rcName: 'Rc name',
      rcUrl: 'https://example.com',
      rcSku: 'Rc SKU',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/rc-items' });
    expect(request.request.body).toHaveProperty('rcName');
    const row = rcItemSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(RcItemCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
