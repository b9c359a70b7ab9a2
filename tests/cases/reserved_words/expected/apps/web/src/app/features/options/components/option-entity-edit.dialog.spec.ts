import { openDialog } from '@shared/forms/testing/open-dialog';
import { optionEntitySample } from '../types/options.samples';
import { entityId } from '../types/options.types';
import { OptionEntityEditDialogComponent } from './option-entity-edit.dialog';

describe('OptionEntityEditDialogComponent', () => {
  const row = optionEntitySample();
  const url = `/api/options/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(OptionEntityEditDialogComponent, {
      optionEntity: row,
    });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(OptionEntityEditDialogComponent, {
      optionEntity: row,
    });
    component['dialog'].form.controls.result.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['result']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
