import { openDialog } from '@shared/forms/testing/open-dialog';
import { personSample } from '../types/persons.samples';
import { PersonCreateDialogComponent } from './person-create.dialog';

describe('PersonCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(PersonCreateDialogComponent);
    component['dialog'].form.patchValue({
      firstName: 'First name',
      lastName: 'Last name',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/persons' });
    expect(request.request.body).toHaveProperty('firstName');
    const row = personSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(PersonCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
