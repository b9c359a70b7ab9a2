import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { fromJsonText, nullable } from '@shared/forms/convert';
import { integerValidator, jsonValidator } from '@shared/forms/validators';
import { CreateAccount, Account, UpdateAccount } from '../types/accounts.types';

/** Never shown; left empty they stay as they are. */
const SECRETS: readonly string[] = ['passwd', 'apiKey', 'note', 'recoveryCodes', 'pin'];

export type AccountForm = ReturnType<typeof accountForm>;

/** The form for a new account, or for the one given. It checks what the database checks. */
export function accountForm(row?: Account) {
  const form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(80)],
    }),
    passwd: new FormControl('', {
      nonNullable: true,
      validators: [row ? Validators.nullValidator : Validators.required, Validators.maxLength(60)],
    }),
    apiKey: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(40)] }),
    loginToken: new FormControl('', { nonNullable: true }),
    note: new FormControl('', { nonNullable: true }),
    recoveryCodes: new FormControl('', { nonNullable: true, validators: [jsonValidator] }),
    pin: new FormControl('', {
      nonNullable: true,
      validators: [integerValidator('-2147483648', '2147483647')],
    }),
  });
  if (row) {
    form.patchValue({
      name: row.name,
      loginToken: row.loginToken ?? '',
    });
  }
  return form;
}

/** What the form says of a new account. */
export function newAccount(form: AccountForm): CreateAccount {
  const value = form.getRawValue();
  return {
    name: value.name,
    passwd: value.passwd,
    apiKey: nullable(value.apiKey),
    loginToken: nullable(value.loginToken),
    note: nullable(value.note),
    recoveryCodes:
      nullable(value.recoveryCodes) === null ? null : fromJsonText(value.recoveryCodes),
    pin: nullable(value.pin) === null ? null : Number(value.pin),
  };
}

/** What the user has changed, and nothing else. */
export function changedAccount(form: AccountForm): UpdateAccount {
  return changedFields(form, newAccount(form), SECRETS);
}
