import { visitSample } from '../types/visits.samples';
import { changedVisit, visitForm, newVisit } from './visit-form';

describe('visitForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = visitSample();
    const form = visitForm(row);
    expect(form.valid).toBe(true);
    expect(newVisit(form)).toMatchObject({
      patientId: row.patientId,
      doctorId: row.doctorId,
    });
  });

  it('says only what was changed', () => {
    const form = visitForm(visitSample());
    expect(changedVisit(form)).toEqual({});
    form.controls.patientId.markAsDirty();
    expect(Object.keys(changedVisit(form))).toEqual(['patientId']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = visitForm();
    expect(controls.patientId.hasError('required')).toBe(true);
  });
});
