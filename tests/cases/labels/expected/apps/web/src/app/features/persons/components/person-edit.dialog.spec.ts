import { openDialog } from '@shared/forms/testing/open-dialog';
import { personSample } from '../types/persons.samples';
import { entityId } from '../types/persons.types';
import { PersonEditDialogComponent } from './person-edit.dialog';

describe('PersonEditDialogComponent', () => {
  const row = personSample();
  const url = `/api/persons/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(PersonEditDialogComponent, { person: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(PersonEditDialogComponent, { person: row });
    component['dialog'].form.controls.firstName.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['firstName']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
