import { openDialog } from '@shared/forms/testing/open-dialog';
import { transferSample } from '../types/transfers.samples';
import { entityId } from '../types/transfers.types';
import { TransferEditDialogComponent } from './transfer-edit.dialog';

describe('TransferEditDialogComponent', () => {
  const row = transferSample();
  const url = `/api/transfers/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(TransferEditDialogComponent, { transfer: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(TransferEditDialogComponent, { transfer: row });
    component['dialog'].form.controls.boxes.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['boxes']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(true);
  });
});
