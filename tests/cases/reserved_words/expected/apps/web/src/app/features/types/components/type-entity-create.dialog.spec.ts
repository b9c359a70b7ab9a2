import { openDialog } from '@shared/forms/testing/open-dialog';
import { typeEntitySample } from '../types/types.samples';
import { TypeEntityCreateDialogComponent } from './type-entity-create.dialog';

describe('TypeEntityCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(TypeEntityCreateDialogComponent);
    component['dialog'].form.patchValue({
      type: 'Type',
      match: 'Match',
      self: 'Self',
      class: 'Class',
      function: '7',
      async: true,
      select: 'Select',
      from: new Date(2025, 2, 14),
      default: 'Default',
      constructor: 'Constructor',
      orderDate: '2025-03-14T09:26:53',
      n2nd: 'N 2nd',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/types' });
    expect(request.request.body).toHaveProperty('type');
    const row = typeEntitySample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(TypeEntityCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
