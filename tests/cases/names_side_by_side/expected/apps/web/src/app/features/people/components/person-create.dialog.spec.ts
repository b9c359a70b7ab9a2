import { openDialog } from '@shared/forms/testing/open-dialog';
import { personSample } from '../types/people.samples';
import { PersonCreateDialogComponent } from './person-create.dialog';

describe('PersonCreateDialogComponent', () => {
  it('sends what was typed, and closes at once', async () => {
    const { component, http, closed } = openDialog(PersonCreateDialogComponent);
    component['dialog'].form.patchValue({
      name: 'Name',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/people' });
    expect(request.request.body).toHaveProperty('name');
    expect(await closed).toBe(true);
    request.flush({ success: true, data: personSample() });
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(PersonCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
