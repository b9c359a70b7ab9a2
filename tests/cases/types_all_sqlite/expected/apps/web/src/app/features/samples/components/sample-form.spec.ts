import { sampleSample } from '../types/samples.samples';
import { changedSample, sampleForm, newSample } from './sample-form';

describe('sampleForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = sampleSample();
    const form = sampleForm(row);
    expect(form.valid).toBe(true);
    expect(newSample(form)).toMatchObject({
      textRequired: row.textRequired,
      textOptional: row.textOptional,
      stringRequired: row.stringRequired,
      stringOptional: row.stringOptional,
      smallIntRequired: row.smallIntRequired,
      smallIntOptional: row.smallIntOptional,
      integerRequired: row.integerRequired,
      integerOptional: row.integerOptional,
      bigIntRequired: row.bigIntRequired,
      bigIntOptional: row.bigIntOptional,
      decimalRequired: row.decimalRequired,
      decimalOptional: row.decimalOptional,
      wideDecimalRequired: row.wideDecimalRequired,
      wideDecimalOptional: row.wideDecimalOptional,
      realRequired: row.realRequired,
      realOptional: row.realOptional,
      doubleRequired: row.doubleRequired,
      doubleOptional: row.doubleOptional,
      booleanRequired: row.booleanRequired,
      booleanOptional: row.booleanOptional,
      dateRequired: row.dateRequired,
      dateOptional: row.dateOptional,
      timeRequired: row.timeRequired,
      timeOptional: row.timeOptional,
      timestampRequired: row.timestampRequired,
      timestampOptional: row.timestampOptional,
      timestampTzRequired: row.timestampTzRequired,
      timestampTzOptional: row.timestampTzOptional,
      uuidRequired: row.uuidRequired,
      uuidOptional: row.uuidOptional,
      jsonRequired: row.jsonRequired,
      jsonOptional: row.jsonOptional,
      bytesRequired: row.bytesRequired,
      bytesOptional: row.bytesOptional,
      otherRequired: row.otherRequired,
      otherOptional: row.otherOptional,
      enumRequired: row.enumRequired,
      enumOptional: row.enumOptional,
    });
  });

  it('says only what was changed', () => {
    const form = sampleForm(sampleSample());
    expect(changedSample(form)).toEqual({});
    form.controls.textRequired.markAsDirty();
    expect(Object.keys(changedSample(form))).toEqual(['textRequired']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = sampleForm();
    expect(controls.smallIntRequired.hasError('required')).toBe(true);
    expect(controls.integerRequired.hasError('required')).toBe(true);
    expect(controls.bigIntRequired.hasError('required')).toBe(true);
    expect(controls.decimalRequired.hasError('required')).toBe(true);
    expect(controls.wideDecimalRequired.hasError('required')).toBe(true);
    expect(controls.realRequired.hasError('required')).toBe(true);
    expect(controls.doubleRequired.hasError('required')).toBe(true);
    expect(controls.dateRequired.hasError('required')).toBe(true);
    expect(controls.timeRequired.hasError('required')).toBe(true);
    expect(controls.timestampRequired.hasError('required')).toBe(true);
    expect(controls.timestampTzRequired.hasError('required')).toBe(true);
    expect(controls.uuidRequired.hasError('required')).toBe(true);
    expect(controls.jsonRequired.hasError('required')).toBe(true);
    expect(controls.bytesRequired.hasError('required')).toBe(true);
    expect(controls.otherRequired.hasError('required')).toBe(true);
    expect(controls.enumRequired.hasError('required')).toBe(true);
    expect(controls.passwordHash.hasError('required')).toBe(true);
  });
});
