import { openDialog } from '@shared/forms/testing/open-dialog';
import { transferSample } from '../types/transfers.samples';
import { TransferCreateDialogComponent } from './transfer-create.dialog';

describe('TransferCreateDialogComponent', () => {
  it('sends what was typed, and closes at once', async () => {
    const { component, http, closed } = openDialog(TransferCreateDialogComponent);
    component['dialog'].form.patchValue({
      fromCode: 'From ',
      toCode: 'To co',
      day: new Date(2025, 2, 14),
      boxes: '7',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/transfers' });
    expect(request.request.body).toHaveProperty('fromCode');
    expect(await closed).toBe(true);
    request.flush({ success: true, data: transferSample() });
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(TransferCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
