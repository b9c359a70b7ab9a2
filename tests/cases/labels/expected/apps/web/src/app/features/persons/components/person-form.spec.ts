import { personSample } from '../types/persons.samples';
import { changedPerson, personForm, newPerson } from './person-form';

describe('personForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = personSample();
    const form = personForm(row);
    expect(form.valid).toBe(true);
    expect(newPerson(form)).toMatchObject({
      firstName: row.firstName,
      lastName: row.lastName,
    });
  });

  it('says only what was changed', () => {
    const form = personForm(personSample());
    expect(changedPerson(form)).toEqual({});
    form.controls.firstName.markAsDirty();
    expect(Object.keys(changedPerson(form))).toEqual(['firstName']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = personForm();
    expect(controls.firstName.hasError('required')).toBe(true);
    expect(controls.lastName.hasError('required')).toBe(true);
  });
});
