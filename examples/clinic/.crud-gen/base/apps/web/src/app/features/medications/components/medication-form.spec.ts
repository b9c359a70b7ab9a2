import { medicationSample } from '../types/medications.samples';
import { changedMedication, medicationForm, newMedication } from './medication-form';

describe('medicationForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = medicationSample();
    const form = medicationForm(row);
    expect(form.valid).toBe(true);
    expect(newMedication(form)).toMatchObject({
      code: row.code,
      name: row.name,
      form: row.form,
      strengthMg: row.strengthMg,
      unitPrice: row.unitPrice,
      stock: row.stock,
      controlled: row.controlled,
      description: row.description,
    });
  });

  it('says only what was changed', () => {
    const form = medicationForm(medicationSample());
    expect(changedMedication(form)).toEqual({});
    form.controls.code.markAsDirty();
    expect(Object.keys(changedMedication(form))).toEqual(['code']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = medicationForm();
    expect(controls.code.hasError('required')).toBe(true);
    expect(controls.name.hasError('required')).toBe(true);
    expect(controls.form.hasError('required')).toBe(true);
    expect(controls.unitPrice.hasError('required')).toBe(true);
  });
});
