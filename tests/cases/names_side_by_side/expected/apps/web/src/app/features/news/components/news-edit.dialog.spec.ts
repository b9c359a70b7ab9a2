import { openDialog } from '@shared/forms/testing/open-dialog';
import { newsSample } from '../types/news.samples';
import { entityId } from '../types/news.types';
import { NewsEditDialogComponent } from './news-edit.dialog';

describe('NewsEditDialogComponent', () => {
  const row = newsSample();
  const url = `/api/news/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(NewsEditDialogComponent, { news: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(NewsEditDialogComponent, { news: row });
    component['dialog'].form.controls.name.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['name']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
