import { openDialog } from '@shared/forms/testing/open-dialog';
import { rcItemSample } from '../types/rc-items.samples';
import { entityId } from '../types/rc-items.types';
import { RcItemEditDialogComponent } from './rc-item-edit.dialog';

describe('RcItemEditDialogComponent', () => {
  const row = rcItemSample();
  const url = `/api/rc-items/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(RcItemEditDialogComponent, { rcItem: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(RcItemEditDialogComponent, { rcItem: row });
    component['dialog'].form.controls.rcName.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['rcName']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
