import { openDialog } from '@shared/forms/testing/open-dialog';
import { accountSample } from '../types/accounts.samples';
import { AccountCreateDialogComponent } from './account-create.dialog';

describe('AccountCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(AccountCreateDialogComponent);
    component['dialog'].form.patchValue({
      name: 'Name',
      passwd: 'Passwd',
      apiKey: 'API key',
      loginToken: 'Login token',
      note: 'Note',
      recoveryCodes: '{}',
      pin: '7',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/accounts' });
    expect(request.request.body).toHaveProperty('name');
    const row = accountSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(AccountCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
