import { openDialog } from '@shared/forms/testing/open-dialog';
import { appointmentSample } from '../types/appointments.samples';
import { AppointmentCreateDialogComponent } from './appointment-create.dialog';

describe('AppointmentCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(AppointmentCreateDialogComponent);
    component['dialog'].form.patchValue({
      patientId: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
      medicationId: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
      startsAt: '2025-03-14T09:26:53',
      minutes: '7',
      status: 'planned',
      reason: 'Reason',
      notes: 'Notes',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/appointments' });
    expect(request.request.body).toHaveProperty('patientId');
    const row = appointmentSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(AppointmentCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
