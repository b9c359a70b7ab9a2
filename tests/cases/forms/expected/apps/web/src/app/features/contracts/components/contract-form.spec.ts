import { contractSample } from '../types/contracts.samples';
import { changedContract, contractForm, newContract } from './contract-form';

describe('contractForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = contractSample();
    const form = contractForm(row);
    expect(form.valid).toBe(true);
    expect(newContract(form)).toMatchObject({
      contractNo: row.contractNo,
      title: row.title,
      stateKey: row.stateKey,
      patientId: row.patientId,
      signerId: row.signerId,
      parentId: row.parentId,
      billingStreet: row.billingStreet,
      billingCity: row.billingCity,
      billingZip: row.billingZip,
      billingCountry: row.billingCountry,
      shippingStreet: row.shippingStreet,
      shippingCity: row.shippingCity,
      shippingZip: row.shippingZip,
      shippingCountry: row.shippingCountry,
      isActive: row.isActive,
      renews: row.renews,
      kind: row.kind,
      urgent: row.urgent,
      amount: row.amount,
      vatId: row.vatId,
      discount: row.discount,
      days: row.days,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      signedAt: row.signedAt,
      scan: row.scan,
      seal: row.seal,
      extra: row.extra,
      terms: row.terms,
      remark: row.remark,
      md5: row.md5,
      externalRef: row.externalRef,
      network: row.network,
      period: row.period,
      tags: row.tags,
    });
  });

  it('says only what was changed', () => {
    const form = contractForm(contractSample());
    expect(changedContract(form)).toEqual({});
    form.controls.contractNo.markAsDirty();
    expect(Object.keys(changedContract(form))).toEqual(['contractNo']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = contractForm();
    expect(controls.contractNo.hasError('required')).toBe(true);
    expect(controls.title.hasError('required')).toBe(true);
    expect(controls.patientId.hasError('required')).toBe(true);
    expect(controls.kind.hasError('required')).toBe(true);
    expect(controls.amount.hasError('required')).toBe(true);
    expect(controls.seal.hasError('required')).toBe(true);
  });
});
