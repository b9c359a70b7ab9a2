import { openDialog } from '@shared/forms/testing/open-dialog';
import { contractSample } from '../types/contracts.samples';
import { entityId } from '../types/contracts.types';
import { ContractEditDialogComponent } from './contract-edit.dialog';

describe('ContractEditDialogComponent', () => {
  const row = contractSample();
  const url = `/api/contracts/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(ContractEditDialogComponent, { contract: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(ContractEditDialogComponent, { contract: row });
    component['dialog'].form.controls.contractNo.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['contractNo']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
