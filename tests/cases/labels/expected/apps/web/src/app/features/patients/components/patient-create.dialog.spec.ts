import { openDialog } from '@shared/forms/testing/open-dialog';
import { patientSample } from '../types/patients.samples';
import { PatientCreateDialogComponent } from './patient-create.dialog';

describe('PatientCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(PatientCreateDialogComponent);
    component['dialog'].form.patchValue({
      personId: 7,
      recordNumber: 'Record number',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/patients' });
    expect(request.request.body).toHaveProperty('personId');
    const row = patientSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(PatientCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
