import { personSample } from '../types/people.samples';
import { changedPerson, personForm, newPerson } from './person-form';

describe('personForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = personSample();
    const form = personForm(row);
    expect(form.valid).toBe(true);
    expect(newPerson(form)).toMatchObject({
      name: row.name,
    });
  });

  it('says only what was changed', () => {
    const form = personForm(personSample());
    expect(changedPerson(form)).toEqual({});
    form.controls.name.markAsDirty();
    expect(Object.keys(changedPerson(form))).toEqual(['name']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = personForm();
    expect(controls.name.hasError('required')).toBe(true);
  });
});
