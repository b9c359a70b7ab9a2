import { openDialog } from '@shared/forms/testing/open-dialog';
import { logLineSample } from '../types/log-lines.samples';
import { LogLineCreateDialogComponent } from './log-line-create.dialog';

describe('LogLineCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(LogLineCreateDialogComponent);
    component['dialog'].form.patchValue({
      line: 'Line',
      level: '7',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/log-lines' });
    expect(request.request.body).toHaveProperty('line');
    const row = logLineSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(LogLineCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
