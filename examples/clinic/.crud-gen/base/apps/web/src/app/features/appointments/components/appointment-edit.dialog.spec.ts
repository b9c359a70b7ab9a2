import { openDialog } from '@shared/forms/testing/open-dialog';
import { appointmentSample } from '../types/appointments.samples';
import { entityId } from '../types/appointments.types';
import { AppointmentEditDialogComponent } from './appointment-edit.dialog';

describe('AppointmentEditDialogComponent', () => {
  const row = appointmentSample();
  const url = `/api/appointments/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(AppointmentEditDialogComponent, {
      appointment: row,
    });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(AppointmentEditDialogComponent, {
      appointment: row,
    });
    component['dialog'].form.controls.patientId.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['patientId']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
