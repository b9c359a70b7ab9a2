import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreatePerson, Person, UpdatePerson } from '../types/people.types';

export type PersonForm = ReturnType<typeof personForm>;

/** The form for a new person, or for the one given. It checks what the database checks. */
export function personForm(row?: Person) {
  const form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(200)],
    }),
  });
  if (row) {
    form.patchValue({
      name: row.name,
    });
  }
  return form;
}

/** What the form says of a new person. */
export function newPerson(form: PersonForm): CreatePerson {
  const value = form.getRawValue();
  return {
    name: value.name,
  };
}

/** What the user has changed, and nothing else. */
export function changedPerson(form: PersonForm): UpdatePerson {
  return changedFields(form, newPerson(form));
}
