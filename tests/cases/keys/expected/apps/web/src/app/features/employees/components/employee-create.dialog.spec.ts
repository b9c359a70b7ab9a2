import { openDialog } from '@shared/forms/testing/open-dialog';
import { employeeSample } from '../types/employees.samples';
import { EmployeeCreateDialogComponent } from './employee-create.dialog';

describe('EmployeeCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(EmployeeCreateDialogComponent);
    component['dialog'].form.patchValue({
      name: 'Name',
      reportsTo: 7,
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/employees' });
    expect(request.request.body).toHaveProperty('name');
    const row = employeeSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(EmployeeCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
