import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import {
  fromDateControl,
  fromDateTimeInput,
  fromJsonText,
  fromNumberText,
  nullable,
  toDateControl,
  toDateTimeInput,
  toNumberText,
  toText,
} from '@shared/forms/convert';
import { decimalValidator, integerValidator, jsonValidator } from '@shared/forms/validators';
import { CreateContract, Contract, ContractKind, UpdateContract } from '../types/contracts.types';

/** Never shown; left empty they stay as they are. */
const SECRETS: readonly string[] = ['tokenCode'];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export type ContractForm = ReturnType<typeof contractForm>;

/** The form for a new contract, or for the one given. It checks what the database checks. */
export function contractForm(row?: Contract) {
  const form = new FormGroup({
    contractNo: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(30)],
    }),
    title: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(120)],
    }),
    stateKey: new FormControl('', { nonNullable: true }),
    patientId: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, integerValidator('-2147483648', '2147483647')],
    }),
    signerId: new FormControl<number | null>(null),
    parentId: new FormControl<string | null>(null),
    billingStreet: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(80)],
    }),
    billingCity: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(80)] }),
    billingZip: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(12)] }),
    billingCountry: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(2)],
    }),
    shippingStreet: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(80)],
    }),
    shippingCity: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(80)],
    }),
    shippingZip: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(12)] }),
    shippingCountry: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(2)],
    }),
    isActive: new FormControl(true, { nonNullable: true }),
    renews: new FormControl(false, { nonNullable: true }),
    kind: new FormControl<ContractKind | null>(null, [Validators.required]),
    urgent: new FormControl(false, { nonNullable: true }),
    amount: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, decimalValidator(12, 2)],
    }),
    vatId: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(20)] }),
    discount: new FormControl('', { nonNullable: true, validators: [decimalValidator(5, 2)] }),
    days: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
    startsOn: new FormControl<Date | null>(null),
    endsOn: new FormControl<Date | null>(null),
    signedAt: new FormControl('', { nonNullable: true }),
    scan: new FormControl('', { nonNullable: true }),
    seal: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    extra: new FormControl('', { nonNullable: true, validators: [jsonValidator] }),
    terms: new FormControl('', { nonNullable: true }),
    remark: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(2000)] }),
    md5: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(32)] }),
    tokenCode: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(40)] }),
    externalRef: new FormControl('', { nonNullable: true, validators: [Validators.pattern(UUID)] }),
    network: new FormControl('', { nonNullable: true }),
    period: new FormControl('', { nonNullable: true }),
    tags: new FormControl('', { nonNullable: true }),
  });
  if (row) {
    form.patchValue({
      contractNo: row.contractNo,
      title: row.title,
      stateKey: row.stateKey,
      patientId: String(row.patientId),
      signerId: row.signerId,
      parentId: row.parentId,
      billingStreet: row.billingStreet,
      billingCity: row.billingCity ?? '',
      billingZip: row.billingZip ?? '',
      billingCountry: row.billingCountry ?? '',
      shippingStreet: row.shippingStreet ?? '',
      shippingCity: row.shippingCity ?? '',
      shippingZip: row.shippingZip ?? '',
      shippingCountry: row.shippingCountry ?? '',
      isActive: row.isActive,
      renews: row.renews === 'Y',
      kind: row.kind,
      urgent: row.urgent === '1',
      amount: toNumberText(row.amount),
      vatId: row.vatId ?? '',
      discount: toNumberText(row.discount),
      days: toText(row.days),
      startsOn: toDateControl(row.startsOn),
      endsOn: toDateControl(row.endsOn),
      signedAt: toDateTimeInput(row.signedAt),
      scan: row.scan ?? '',
      seal: row.seal,
      extra: row.extra === null ? '' : JSON.stringify(row.extra, null, 2),
      terms: row.terms ?? '',
      remark: row.remark ?? '',
      md5: row.md5 ?? '',
      externalRef: row.externalRef ?? '',
      network: row.network ?? '',
      period: row.period ?? '',
      tags: row.tags ?? '',
    });
  }
  return form;
}

/** What the form says of a new contract. */
export function newContract(form: ContractForm): CreateContract {
  const value = form.getRawValue();
  return {
    contractNo: value.contractNo,
    title: value.title,
    stateKey: value.stateKey,
    patientId: Number(value.patientId),
    signerId: value.signerId,
    parentId: value.parentId,
    billingStreet: value.billingStreet,
    billingCity: nullable(value.billingCity),
    billingZip: nullable(value.billingZip),
    billingCountry: nullable(value.billingCountry),
    shippingStreet: nullable(value.shippingStreet),
    shippingCity: nullable(value.shippingCity),
    shippingZip: nullable(value.shippingZip),
    shippingCountry: nullable(value.shippingCountry),
    isActive: value.isActive,
    renews: value.renews ? 'Y' : 'N',
    kind: value.kind as ContractKind,
    urgent: value.urgent ? '1' : '0',
    amount: Number(fromNumberText(value.amount)),
    vatId: nullable(value.vatId),
    discount: nullable(value.discount) === null ? null : Number(fromNumberText(value.discount)),
    days: nullable(value.days) === null ? null : Number(value.days),
    startsOn: fromDateControl(value.startsOn),
    endsOn: fromDateControl(value.endsOn),
    signedAt: fromDateTimeInput(value.signedAt, true),
    scan: nullable(value.scan),
    seal: value.seal,
    extra: nullable(value.extra) === null ? null : fromJsonText(value.extra),
    terms: nullable(value.terms),
    remark: nullable(value.remark),
    md5: nullable(value.md5),
    tokenCode: nullable(value.tokenCode),
    externalRef: nullable(value.externalRef),
    network: nullable(value.network),
    period: nullable(value.period),
    tags: nullable(value.tags),
  };
}

/** What the user has changed, and nothing else. */
export function changedContract(form: ContractForm): UpdateContract {
  return changedFields(form, newContract(form), SECRETS);
}
