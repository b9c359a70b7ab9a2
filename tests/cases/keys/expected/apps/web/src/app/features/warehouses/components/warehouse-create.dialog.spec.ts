import { openDialog } from '@shared/forms/testing/open-dialog';
import { warehouseSample } from '../types/warehouses.samples';
import { WarehouseCreateDialogComponent } from './warehouse-create.dialog';

describe('WarehouseCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(WarehouseCreateDialogComponent);
    component['dialog'].form.patchValue({
      code: 'Code',
      name: 'Name',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/warehouses' });
    expect(request.request.body).toHaveProperty('code');
    const row = warehouseSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(WarehouseCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
