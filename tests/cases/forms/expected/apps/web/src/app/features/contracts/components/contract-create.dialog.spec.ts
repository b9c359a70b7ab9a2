import { openDialog } from '@shared/forms/testing/open-dialog';
import { contractSample } from '../types/contracts.samples';
import { ContractCreateDialogComponent } from './contract-create.dialog';

describe('ContractCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(ContractCreateDialogComponent);
    component['dialog'].form.patchValue({
      contractNo: 'Contract no',
      title: 'Title',
      stateKey: 'State key',
      patientId: '7',
      signerId: 7,
      parentId: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
      billingStreet: 'Billing street',
      billingCity: 'Billing city',
      billingZip: 'Billing zip',
      billingCountry: 'Bi',
      shippingStreet: 'Shipping street',
      shippingCity: 'Shipping city',
      shippingZip: 'Shipping zip',
      shippingCountry: 'Sh',
      isActive: true,
      renews: true,
      kind: 'sale',
      urgent: true,
      amount: '7',
      vatId: 'VAT ID',
      discount: '7',
      days: '7',
      startsOn: new Date(2025, 2, 14),
      endsOn: new Date(2025, 2, 14),
      signedAt: '2025-03-14T09:26:53',
      scan: 'c2FtcGxl',
      seal: 'c2FtcGxl',
      extra: '{"note":"sample"}',
      terms: 'Terms',
      remark: 'Remark',
      md5: 'MD5',
      tokenCode: 'Token code',
      externalRef: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
      network: 'sample',
      period: 'sample',
      tags: 'sample',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/contracts' });
    expect(request.request.body).toHaveProperty('contractNo');
    const row = contractSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(ContractCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
