import { accountSample } from '../types/accounts.samples';
import { changedAccount, accountForm, newAccount } from './account-form';

describe('accountForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = accountSample();
    const form = accountForm(row);
    expect(form.valid).toBe(true);
    expect(newAccount(form)).toMatchObject({
      name: row.name,
      loginToken: row.loginToken,
    });
  });

  it('says only what was changed', () => {
    const form = accountForm(accountSample());
    expect(changedAccount(form)).toEqual({});
    form.controls.name.markAsDirty();
    expect(Object.keys(changedAccount(form))).toEqual(['name']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = accountForm();
    expect(controls.name.hasError('required')).toBe(true);
    expect(controls.passwd.hasError('required')).toBe(true);
  });
});
