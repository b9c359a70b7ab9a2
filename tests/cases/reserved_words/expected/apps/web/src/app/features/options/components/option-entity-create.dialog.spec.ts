import { openDialog } from '@shared/forms/testing/open-dialog';
import { optionEntitySample } from '../types/options.samples';
import { OptionEntityCreateDialogComponent } from './option-entity-create.dialog';

describe('OptionEntityCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(OptionEntityCreateDialogComponent);
    component['dialog'].form.patchValue({
      result: 'Result',
      string: 'String',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/options' });
    expect(request.request.body).toHaveProperty('result');
    const row = optionEntitySample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
