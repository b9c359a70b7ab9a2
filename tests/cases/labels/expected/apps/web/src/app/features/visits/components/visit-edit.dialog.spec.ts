import { openDialog } from '@shared/forms/testing/open-dialog';
import { visitSample } from '../types/visits.samples';
import { entityId } from '../types/visits.types';
import { VisitEditDialogComponent } from './visit-edit.dialog';

describe('VisitEditDialogComponent', () => {
  const row = visitSample();
  const url = `/api/visits/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(VisitEditDialogComponent, { visit: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(VisitEditDialogComponent, { visit: row });
    component['dialog'].form.controls.patientId.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['patientId']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
