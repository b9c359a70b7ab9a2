import { openDialog } from '@shared/forms/testing/open-dialog';
import { patientSample } from '../types/patients.samples';
import { PatientCreateDialogComponent } from './patient-create.dialog';

describe('PatientCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(PatientCreateDialogComponent);
    component['dialog'].form.patchValue({
      recordNumber: 'Record number',
      firstName: 'First name',
      lastName: 'Last name',
      birthDate: new Date(2025, 2, 14),
      sex: 'female',
      phone: '+15550100',
      email: 'ada@example.com',
      weightKg: '7',
      allergies: 'Allergies',
      active: true,
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/patients' });
    expect(request.request.body).toHaveProperty('recordNumber');
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
