import { JsonValue } from '@shared/http/api.types';
import { ListQuery } from '@shared/http/crud.service';
import { ReferenceTarget } from '@shared/reference/reference.service';

/** Every value of `renews`, in the order of the database, with the words that a person reads. */
const CONTRACT_RENEWS_OPTIONS = [
  ['Y', $localize`Yes`],
  ['N', $localize`No`],
] as const;
export type ContractRenews = (typeof CONTRACT_RENEWS_OPTIONS)[number][0];
export const CONTRACT_RENEWS_LABELS = new Map<ContractRenews, string>(CONTRACT_RENEWS_OPTIONS);

/** Every value of `kind`, in the order of the database, with the words that a person reads. */
const CONTRACT_KIND_OPTIONS = [
  ['sale', $localize`Sale`],
  ['lease', $localize`Lease`],
] as const;
export type ContractKind = (typeof CONTRACT_KIND_OPTIONS)[number][0];
export const CONTRACT_KIND_LABELS = new Map<ContractKind, string>(CONTRACT_KIND_OPTIONS);

/** Every value of `urgent`, in the order of the database, with the words that a person reads. */
const CONTRACT_URGENT_OPTIONS = [
  ['0', $localize`No`],
  ['1', $localize`Yes`],
] as const;
export type ContractUrgent = (typeof CONTRACT_URGENT_OPTIONS)[number][0];
export const CONTRACT_URGENT_LABELS = new Map<ContractUrgent, string>(CONTRACT_URGENT_OPTIONS);

/** Where the rows are that `signerId` refers to. */
export const CONTRACT_SIGNER_ID_TARGET: ReferenceTarget = {
  resource: 'persons',
  keyField: 'id',
  labelField: 'firstName,lastName',
  besideField: 'id',
};

/** Where the rows are that `parentId` refers to. */
export const CONTRACT_PARENT_ID_TARGET: ReferenceTarget = {
  resource: 'contracts',
  keyField: 'id',
  labelField: 'title',
  besideField: 'id',
};

export interface Contract {
  id: string;
  contractNo: string;
  title: string;
  stateKey: string;
  patientId: number;
  signerId: number | null;
  parentId: string | null;
  billingStreet: string;
  billingCity: string | null;
  billingZip: string | null;
  billingCountry: string | null;
  shippingStreet: string | null;
  shippingCity: string | null;
  shippingZip: string | null;
  shippingCountry: string | null;
  isActive: boolean;
  renews: ContractRenews;
  kind: ContractKind;
  urgent: ContractUrgent;
  amount: number;
  vatId: string | null;
  discount: number | null;
  days: number | null;
  startsOn: string | null;
  endsOn: string | null;
  signedAt: string | null;
  scan: string | null;
  seal: string;
  extra: JsonValue | null;
  terms: string | null;
  remark: string | null;
  md5: string | null;
  externalRef: string | null;
  network: string | null;
  period: string | null;
  tags: string | null;
  search: string | null;
  createdBy: string | null;
  updatedBy: string | null;
  writeDate: string;
  version: number;
}

export interface CreateContract {
  contractNo: string;
  title: string;
  stateKey: string;
  patientId: number;
  signerId?: number | null;
  parentId?: string | null;
  billingStreet: string;
  billingCity?: string | null;
  billingZip?: string | null;
  billingCountry?: string | null;
  shippingStreet?: string | null;
  shippingCity?: string | null;
  shippingZip?: string | null;
  shippingCountry?: string | null;
  isActive?: boolean;
  renews?: ContractRenews;
  kind: ContractKind;
  urgent: ContractUrgent;
  amount: number;
  vatId?: string | null;
  discount?: number | null;
  days?: number | null;
  startsOn?: string | null;
  endsOn?: string | null;
  signedAt?: string | null;
  scan?: string | null;
  seal: string;
  extra?: JsonValue | null;
  terms?: string | null;
  remark?: string | null;
  md5?: string | null;
  tokenCode?: string | null;
  externalRef?: string | null;
  network?: string | null;
  period?: string | null;
  tags?: string | null;
}

export interface UpdateContract {
  contractNo?: string;
  title?: string;
  stateKey?: string;
  patientId?: number;
  signerId?: number | null;
  parentId?: string | null;
  billingStreet?: string;
  billingCity?: string | null;
  billingZip?: string | null;
  billingCountry?: string | null;
  shippingStreet?: string | null;
  shippingCity?: string | null;
  shippingZip?: string | null;
  shippingCountry?: string | null;
  isActive?: boolean;
  renews?: ContractRenews;
  kind?: ContractKind;
  urgent?: ContractUrgent;
  amount?: number;
  vatId?: string | null;
  discount?: number | null;
  days?: number | null;
  startsOn?: string | null;
  endsOn?: string | null;
  signedAt?: string | null;
  scan?: string | null;
  seal?: string;
  extra?: JsonValue | null;
  terms?: string | null;
  remark?: string | null;
  md5?: string | null;
  tokenCode?: string | null;
  externalRef?: string | null;
  network?: string | null;
  period?: string | null;
  tags?: string | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListContractsQuery extends ListQuery {
  renews?: string;
  kind?: string;
  urgent?: string;
  signerId?: string;
  parentId?: string;
  isActive?: string;
  startsOnFrom?: string;
  startsOnTo?: string;
  endsOnFrom?: string;
  endsOnTo?: string;
  signedAtFrom?: string;
  signedAtTo?: string;
  writeDateFrom?: string;
  writeDateTo?: string;
  amountMin?: string;
  amountMax?: string;
  discountMin?: string;
  discountMax?: string;
  daysMin?: string;
  daysMax?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Contract): string {
  return row.id;
}

/** What a person calls a row. */
export function contractLabel(row: Contract): string {
  return row.title;
}
