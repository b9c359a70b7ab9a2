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
import {
  decimalValidator,
  floatValidator,
  integerValidator,
  jsonValidator,
  timeValidator,
} from '@shared/forms/validators';
import {
  CreateSample,
  Sample,
  SampleEnumOptional,
  SampleEnumRequired,
  UpdateSample,
} from '../types/samples.types';

/** Never shown; left empty they stay as they are. */
const SECRETS: readonly string[] = ['passwordHash'];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export type SampleForm = ReturnType<typeof sampleForm>;

/** The form for a new sample, or for the one given. It checks what the database checks. */
export function sampleForm(row?: Sample) {
  const form = new FormGroup({
    textRequired: new FormControl('', { nonNullable: true }),
    textOptional: new FormControl('', { nonNullable: true }),
    stringRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(40)],
    }),
    stringOptional: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(40)],
    }),
    smallIntRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, integerValidator('-32768', '32767')],
    }),
    smallIntOptional: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-32768', '32767')],
    }),
    integerRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, integerValidator('-2147483648', '2147483647')],
    }),
    integerOptional: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
    bigIntRequired: new FormControl('', {
      nonNullable: true,
      validators: [
        Validators.required,
        integerValidator('-9223372036854775808', '9223372036854775807'),
      ],
    }),
    bigIntOptional: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-9223372036854775808', '9223372036854775807')],
    }),
    decimalRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, decimalValidator(12, 2)],
    }),
    decimalOptional: new FormControl('', {
      nonNullable: true,
      validators: [decimalValidator(12, 2)],
    }),
    wideDecimalRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, decimalValidator(30, 10)],
    }),
    wideDecimalOptional: new FormControl('', {
      nonNullable: true,
      validators: [decimalValidator(30, 10)],
    }),
    realRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, floatValidator],
    }),
    realOptional: new FormControl('', { nonNullable: true, validators: [floatValidator] }),
    doubleRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, floatValidator],
    }),
    doubleOptional: new FormControl('', { nonNullable: true, validators: [floatValidator] }),
    booleanRequired: new FormControl(false, { nonNullable: true }),
    booleanOptional: new FormControl<boolean | null>(null),
    dateRequired: new FormControl<Date | null>(null, [Validators.required]),
    dateOptional: new FormControl<Date | null>(null),
    timeRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, timeValidator],
    }),
    timeOptional: new FormControl('', { nonNullable: true, validators: [timeValidator] }),
    timestampRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required],
    }),
    timestampOptional: new FormControl('', { nonNullable: true }),
    timestampTzRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required],
    }),
    timestampTzOptional: new FormControl('', { nonNullable: true }),
    uuidRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.pattern(UUID)],
    }),
    uuidOptional: new FormControl('', {
      nonNullable: true,
      validators: [Validators.pattern(UUID)],
    }),
    jsonRequired: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, jsonValidator],
    }),
    jsonOptional: new FormControl('', { nonNullable: true, validators: [jsonValidator] }),
    bytesRequired: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    bytesOptional: new FormControl('', { nonNullable: true }),
    otherRequired: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    otherOptional: new FormControl('', { nonNullable: true }),
    enumRequired: new FormControl<SampleEnumRequired | null>(null, [Validators.required]),
    enumOptional: new FormControl<SampleEnumOptional | null>(null),
    passwordHash: new FormControl('', {
      nonNullable: true,
      validators: [row ? Validators.nullValidator : Validators.required],
    }),
  });
  if (row) {
    form.patchValue({
      textRequired: row.textRequired,
      textOptional: row.textOptional ?? '',
      stringRequired: row.stringRequired,
      stringOptional: row.stringOptional ?? '',
      smallIntRequired: String(row.smallIntRequired),
      smallIntOptional: toText(row.smallIntOptional),
      integerRequired: String(row.integerRequired),
      integerOptional: toText(row.integerOptional),
      bigIntRequired: row.bigIntRequired,
      bigIntOptional: row.bigIntOptional ?? '',
      decimalRequired: toNumberText(row.decimalRequired),
      decimalOptional: toNumberText(row.decimalOptional),
      wideDecimalRequired: toNumberText(row.wideDecimalRequired),
      wideDecimalOptional: toNumberText(row.wideDecimalOptional),
      realRequired: toNumberText(row.realRequired),
      realOptional: toNumberText(row.realOptional),
      doubleRequired: toNumberText(row.doubleRequired),
      doubleOptional: toNumberText(row.doubleOptional),
      booleanRequired: row.booleanRequired,
      booleanOptional: row.booleanOptional,
      dateRequired: toDateControl(row.dateRequired),
      dateOptional: toDateControl(row.dateOptional),
      timeRequired: row.timeRequired.slice(0, 8),
      timeOptional: row.timeOptional?.slice(0, 8) ?? '',
      timestampRequired: toDateTimeInput(row.timestampRequired),
      timestampOptional: toDateTimeInput(row.timestampOptional),
      timestampTzRequired: toDateTimeInput(row.timestampTzRequired),
      timestampTzOptional: toDateTimeInput(row.timestampTzOptional),
      uuidRequired: row.uuidRequired,
      uuidOptional: row.uuidOptional ?? '',
      jsonRequired: JSON.stringify(row.jsonRequired, null, 2),
      jsonOptional: row.jsonOptional === null ? '' : JSON.stringify(row.jsonOptional, null, 2),
      bytesRequired: row.bytesRequired,
      bytesOptional: row.bytesOptional ?? '',
      otherRequired: row.otherRequired,
      otherOptional: row.otherOptional ?? '',
      enumRequired: row.enumRequired,
      enumOptional: row.enumOptional,
    });
  }
  return form;
}

/** What the form says of a new sample. */
export function newSample(form: SampleForm): CreateSample {
  const value = form.getRawValue();
  return {
    textRequired: value.textRequired,
    textOptional: nullable(value.textOptional),
    stringRequired: value.stringRequired,
    stringOptional: nullable(value.stringOptional),
    smallIntRequired: Number(value.smallIntRequired),
    smallIntOptional:
      nullable(value.smallIntOptional) === null ? null : Number(value.smallIntOptional),
    integerRequired: Number(value.integerRequired),
    integerOptional:
      nullable(value.integerOptional) === null ? null : Number(value.integerOptional),
    bigIntRequired: value.bigIntRequired.trim(),
    bigIntOptional: nullable(value.bigIntOptional.trim()),
    decimalRequired: Number(fromNumberText(value.decimalRequired)),
    decimalOptional:
      nullable(value.decimalOptional) === null
        ? null
        : Number(fromNumberText(value.decimalOptional)),
    wideDecimalRequired: fromNumberText(value.wideDecimalRequired),
    wideDecimalOptional: nullable(fromNumberText(value.wideDecimalOptional)),
    realRequired: Number(fromNumberText(value.realRequired)),
    realOptional:
      nullable(value.realOptional) === null ? null : Number(fromNumberText(value.realOptional)),
    doubleRequired: Number(fromNumberText(value.doubleRequired)),
    doubleOptional:
      nullable(value.doubleOptional) === null ? null : Number(fromNumberText(value.doubleOptional)),
    booleanRequired: value.booleanRequired,
    booleanOptional: value.booleanOptional,
    dateRequired: fromDateControl(value.dateRequired) as string,
    dateOptional: fromDateControl(value.dateOptional),
    timeRequired: value.timeRequired,
    timeOptional: nullable(value.timeOptional),
    timestampRequired: fromDateTimeInput(value.timestampRequired, false) as string,
    timestampOptional: fromDateTimeInput(value.timestampOptional, false),
    timestampTzRequired: fromDateTimeInput(value.timestampTzRequired, true) as string,
    timestampTzOptional: fromDateTimeInput(value.timestampTzOptional, true),
    uuidRequired: value.uuidRequired,
    uuidOptional: nullable(value.uuidOptional),
    jsonRequired: fromJsonText(value.jsonRequired),
    jsonOptional: nullable(value.jsonOptional) === null ? null : fromJsonText(value.jsonOptional),
    bytesRequired: value.bytesRequired,
    bytesOptional: nullable(value.bytesOptional),
    otherRequired: value.otherRequired,
    otherOptional: nullable(value.otherOptional),
    enumRequired: value.enumRequired as SampleEnumRequired,
    enumOptional: value.enumOptional,
    passwordHash: value.passwordHash,
  };
}

/** What the user has changed, and nothing else. */
export function changedSample(form: SampleForm): UpdateSample {
  return changedFields(form, newSample(form), SECRETS);
}
