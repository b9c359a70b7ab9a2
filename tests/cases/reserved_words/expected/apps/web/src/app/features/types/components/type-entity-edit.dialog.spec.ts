import { openDialog } from '@shared/forms/testing/open-dialog';
import { typeEntitySample } from '../types/types.samples';
import { entityId } from '../types/types.types';
import { TypeEntityEditDialogComponent } from './type-entity-edit.dialog';

describe('TypeEntityEditDialogComponent', () => {
  const row = typeEntitySample();
  const url = `/api/types/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(TypeEntityEditDialogComponent, {
      typeEntity: row,
    });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(TypeEntityEditDialogComponent, {
      typeEntity: row,
    });
    component['dialog'].form.controls.type.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['type']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
