import { openDialog } from '@shared/forms/testing/open-dialog';
import { statusSample } from '../types/statuses.samples';
import { StatusCreateDialogComponent } from './status-create.dialog';

describe('StatusCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(StatusCreateDialogComponent);
    component['dialog'].form.patchValue({
      name: 'Name',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/statuses' });
    expect(request.request.body).toHaveProperty('name');
    const row = statusSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(StatusCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
