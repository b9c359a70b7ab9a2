import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreatePerson, Person, UpdatePerson } from '../types/persons.types';

export type PersonForm = ReturnType<typeof personForm>;

/** The form for a new person, or for the one given. It checks what the database checks. */
export function personForm(row?: Person) {
  const form = new FormGroup({
    firstName: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(80)],
    }),
    lastName: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(80)],
    }),
  });
  if (row) {
    form.patchValue({
      firstName: row.firstName,
      lastName: row.lastName,
    });
  }
  return form;
}

/** What the form says of a new person. */
export function newPerson(form: PersonForm): CreatePerson {
  const value = form.getRawValue();
  return {
    firstName: value.firstName,
    lastName: value.lastName,
  };
}

/** What the user has changed, and nothing else. */
export function changedPerson(form: PersonForm): UpdatePerson {
  return changedFields(form, newPerson(form));
}
