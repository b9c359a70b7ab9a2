import { openDialog } from '@shared/forms/testing/open-dialog';
import { categorySample } from '../types/categories.samples';
import { entityId } from '../types/categories.types';
import { CategoryEditDialogComponent } from './category-edit.dialog';

describe('CategoryEditDialogComponent', () => {
  const row = categorySample();
  const url = `/api/categories/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(CategoryEditDialogComponent, { category: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(CategoryEditDialogComponent, { category: row });
    component['dialog'].form.controls.name.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['name']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
