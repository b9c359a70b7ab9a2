import { patientSample } from '../types/patients.samples';
import { changedPatient, patientForm, newPatient } from './patient-form';

describe('patientForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = patientSample();
    const form = patientForm(row);
    expect(form.valid).toBe(true);
    expect(newPatient(form)).toMatchObject({
      recordNumber: row.recordNumber,
      firstName: row.firstName,
      lastName: row.lastName,
      birthDate: row.birthDate,
      sex: row.sex,
      phone: row.phone,
      email: row.email,
      weightKg: row.weightKg,
      allergies: row.allergies,
      active: row.active,
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
    expect(controls.recordNumber.hasError('required')).toBe(true);
    expect(controls.firstName.hasError('required')).toBe(true);
    expect(controls.lastName.hasError('required')).toBe(true);
    expect(controls.birthDate.hasError('required')).toBe(true);
    expect(controls.sex.hasError('required')).toBe(true);
  });
});
