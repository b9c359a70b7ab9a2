import { openDialog } from '@shared/forms/testing/open-dialog';
import { visitSample } from '../types/visits.samples';
import { VisitCreateDialogComponent } from './visit-create.dialog';

describe('VisitCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(VisitCreateDialogComponent);
    component['dialog'].form.patchValue({
      patientId: 7,
      doctorId: 7,
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/visits' });
    expect(request.request.body).toHaveProperty('patientId');
    const row = visitSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(VisitCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
