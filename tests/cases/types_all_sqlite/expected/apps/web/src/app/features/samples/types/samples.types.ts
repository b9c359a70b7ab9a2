import { JsonValue } from '@shared/http/api.types';
import { ListQuery } from '@shared/http/crud.service';

/** Every value of `enumRequired`, in the order of the database, with the words that a person reads. */
const SAMPLE_ENUM_REQUIRED_OPTIONS = [
  ['one', $localize`One`],
  ['two', $localize`Two`],
] as const;
export type SampleEnumRequired = (typeof SAMPLE_ENUM_REQUIRED_OPTIONS)[number][0];
export const SAMPLE_ENUM_REQUIRED_LABELS = new Map<SampleEnumRequired, string>(
  SAMPLE_ENUM_REQUIRED_OPTIONS,
);

/** Every value of `enumOptional`, in the order of the database, with the words that a person reads. */
const SAMPLE_ENUM_OPTIONAL_OPTIONS = [
  ['one', $localize`One`],
  ['two', $localize`Two`],
] as const;
export type SampleEnumOptional = (typeof SAMPLE_ENUM_OPTIONAL_OPTIONS)[number][0];
export const SAMPLE_ENUM_OPTIONAL_LABELS = new Map<SampleEnumOptional, string>(
  SAMPLE_ENUM_OPTIONAL_OPTIONS,
);

export interface Sample {
  id: string;
  textRequired: string;
  textOptional: string | null;
  stringRequired: string;
  stringOptional: string | null;
  smallIntRequired: number;
  smallIntOptional: number | null;
  integerRequired: number;
  integerOptional: number | null;
  bigIntRequired: string;
  bigIntOptional: string | null;
  decimalRequired: number;
  decimalOptional: number | null;
  wideDecimalRequired: string;
  wideDecimalOptional: string | null;
  realRequired: number;
  realOptional: number | null;
  doubleRequired: number;
  doubleOptional: number | null;
  booleanRequired: boolean;
  booleanOptional: boolean | null;
  dateRequired: string;
  dateOptional: string | null;
  timeRequired: string;
  timeOptional: string | null;
  timestampRequired: string;
  timestampOptional: string | null;
  timestampTzRequired: string;
  timestampTzOptional: string | null;
  uuidRequired: string;
  uuidOptional: string | null;
  jsonRequired: JsonValue;
  jsonOptional: JsonValue | null;
  bytesRequired: string;
  bytesOptional: string | null;
  otherRequired: string;
  otherOptional: string | null;
  enumRequired: SampleEnumRequired;
  enumOptional: SampleEnumOptional | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateSample {
  textRequired: string;
  textOptional?: string | null;
  stringRequired: string;
  stringOptional?: string | null;
  smallIntRequired: number;
  smallIntOptional?: number | null;
  integerRequired: number;
  integerOptional?: number | null;
  bigIntRequired: string;
  bigIntOptional?: string | null;
  decimalRequired: number;
  decimalOptional?: number | null;
  wideDecimalRequired: string;
  wideDecimalOptional?: string | null;
  realRequired: number;
  realOptional?: number | null;
  doubleRequired: number;
  doubleOptional?: number | null;
  booleanRequired: boolean;
  booleanOptional?: boolean | null;
  dateRequired: string;
  dateOptional?: string | null;
  timeRequired: string;
  timeOptional?: string | null;
  timestampRequired: string;
  timestampOptional?: string | null;
  timestampTzRequired: string;
  timestampTzOptional?: string | null;
  uuidRequired: string;
  uuidOptional?: string | null;
  jsonRequired: JsonValue;
  jsonOptional?: JsonValue | null;
  bytesRequired: string;
  bytesOptional?: string | null;
  otherRequired: string;
  otherOptional?: string | null;
  enumRequired: SampleEnumRequired;
  enumOptional?: SampleEnumOptional | null;
  passwordHash: string;
}

export interface UpdateSample {
  textRequired?: string;
  textOptional?: string | null;
  stringRequired?: string;
  stringOptional?: string | null;
  smallIntRequired?: number;
  smallIntOptional?: number | null;
  integerRequired?: number;
  integerOptional?: number | null;
  bigIntRequired?: string;
  bigIntOptional?: string | null;
  decimalRequired?: number;
  decimalOptional?: number | null;
  wideDecimalRequired?: string;
  wideDecimalOptional?: string | null;
  realRequired?: number;
  realOptional?: number | null;
  doubleRequired?: number;
  doubleOptional?: number | null;
  booleanRequired?: boolean;
  booleanOptional?: boolean | null;
  dateRequired?: string;
  dateOptional?: string | null;
  timeRequired?: string;
  timeOptional?: string | null;
  timestampRequired?: string;
  timestampOptional?: string | null;
  timestampTzRequired?: string;
  timestampTzOptional?: string | null;
  uuidRequired?: string;
  uuidOptional?: string | null;
  jsonRequired?: JsonValue;
  jsonOptional?: JsonValue | null;
  bytesRequired?: string;
  bytesOptional?: string | null;
  otherRequired?: string;
  otherOptional?: string | null;
  enumRequired?: SampleEnumRequired;
  enumOptional?: SampleEnumOptional | null;
  passwordHash?: string;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListSamplesQuery extends ListQuery {
  enumRequired?: string;
  enumOptional?: string;
  booleanRequired?: string;
  booleanOptional?: string;
  createdAtFrom?: string;
  createdAtTo?: string;
  dateRequiredFrom?: string;
  dateRequiredTo?: string;
  dateOptionalFrom?: string;
  dateOptionalTo?: string;
  timestampRequiredFrom?: string;
  timestampRequiredTo?: string;
  timestampOptionalFrom?: string;
  timestampOptionalTo?: string;
  timestampTzRequiredFrom?: string;
  timestampTzRequiredTo?: string;
  timestampTzOptionalFrom?: string;
  timestampTzOptionalTo?: string;
  updatedAtFrom?: string;
  updatedAtTo?: string;
  smallIntRequiredMin?: string;
  smallIntRequiredMax?: string;
  smallIntOptionalMin?: string;
  smallIntOptionalMax?: string;
  integerRequiredMin?: string;
  integerRequiredMax?: string;
  integerOptionalMin?: string;
  integerOptionalMax?: string;
  bigIntRequiredMin?: string;
  bigIntRequiredMax?: string;
  bigIntOptionalMin?: string;
  bigIntOptionalMax?: string;
  decimalRequiredMin?: string;
  decimalRequiredMax?: string;
  decimalOptionalMin?: string;
  decimalOptionalMax?: string;
  wideDecimalRequiredMin?: string;
  wideDecimalRequiredMax?: string;
  wideDecimalOptionalMin?: string;
  wideDecimalOptionalMax?: string;
  realRequiredMin?: string;
  realRequiredMax?: string;
  realOptionalMin?: string;
  realOptionalMax?: string;
  doubleRequiredMin?: string;
  doubleRequiredMax?: string;
  doubleOptionalMin?: string;
  doubleOptionalMax?: string;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Sample): string {
  return row.id;
}

/** What a person calls a row. */
export function sampleLabel(row: Sample): string {
  return row.stringRequired;
}
