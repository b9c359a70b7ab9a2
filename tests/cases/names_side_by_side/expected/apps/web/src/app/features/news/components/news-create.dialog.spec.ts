import { openDialog } from '@shared/forms/testing/open-dialog';
import { newsSample } from '../types/news.samples';
import { NewsCreateDialogComponent } from './news-create.dialog';

describe('NewsCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(NewsCreateDialogComponent);
    component['dialog'].form.patchValue({
      name: 'Name',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/news' });
    expect(request.request.body).toHaveProperty('name');
    const row = newsSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(NewsCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
