import { openDialog } from '@shared/forms/testing/open-dialog';
import { warehouseSample } from '../types/warehouses.samples';
import { entityId } from '../types/warehouses.types';
import { WarehouseEditDialogComponent } from './warehouse-edit.dialog';

describe('WarehouseEditDialogComponent', () => {
  const row = warehouseSample();
  const url = `/api/warehouses/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(WarehouseEditDialogComponent, {
      warehouse: row,
    });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(WarehouseEditDialogComponent, {
      warehouse: row,
    });
    component['dialog'].form.controls.name.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['name']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
