import { openDialog } from '@shared/forms/testing/open-dialog';
import { patientSample } from '../types/patients.samples';
import { entityId } from '../types/patients.types';
import { PatientEditDialogComponent } from './patient-edit.dialog';

describe('PatientEditDialogComponent', () => {
  const row = patientSample();
  const url = `/api/patients/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(PatientEditDialogComponent, { patient: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(PatientEditDialogComponent, { patient: row });
    component['dialog'].form.controls.recordNumber.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['recordNumber']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
