import { statusSample } from '../types/statuses.samples';
import { changedStatus, statusForm, newStatus } from './status-form';

describe('statusForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = statusSample();
    const form = statusForm(row);
    expect(form.valid).toBe(true);
    expect(newStatus(form)).toMatchObject({
      name: row.name,
    });
  });

  it('says only what was changed', () => {
    const form = statusForm(statusSample());
    expect(changedStatus(form)).toEqual({});
    form.controls.name.markAsDirty();
    expect(Object.keys(changedStatus(form))).toEqual(['name']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = statusForm();
    expect(controls.name.hasError('required')).toBe(true);
  });
});
