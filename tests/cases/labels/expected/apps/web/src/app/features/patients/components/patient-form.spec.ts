import { patientSample } from '../types/patients.samples';
import { changedPatient, patientForm, newPatient } from './patient-form';

describe('patientForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = patientSample();
    const form = patientForm(row);
    expect(form.valid).toBe(true);
    expect(newPatient(form)).toMatchObject({
      personId: row.personId,
      recordNumber: row.recordNumber,
    });
  });

  it('says only what was changed', () => {
    const form = patientForm(patientSample());
    expect(changedPatient(form)).toEqual({});
    form.controls.recordNumber.markAsDirty();
    expect(Object.keys(changedPatient(form))).toEqual(['recordNumber']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = patientForm();
    expect(controls.personId.hasError('required')).toBe(true);
    expect(controls.recordNumber.hasError('required')).toBe(true);
  });
});
