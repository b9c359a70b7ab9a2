import { openDialog } from '@shared/forms/testing/open-dialog';
import { medicationSample } from '../types/medications.samples';
import { MedicationCreateDialogComponent } from './medication-create.dialog';

describe('MedicationCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(MedicationCreateDialogComponent);
    component['dialog'].form.patchValue({
      code: 'Code',
      name: 'Name',
      form: 'tablet',
      strengthMg: '7',
      unitPrice: '7',
      stock: '7',
      controlled: true,
      description: 'Description',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/medications' });
    expect(request.request.body).toHaveProperty('code');
    const row = medicationSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(MedicationCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
