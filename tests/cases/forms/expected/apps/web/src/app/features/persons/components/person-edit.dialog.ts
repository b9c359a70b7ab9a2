import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { PersonService } from '../services/persons.service';
import { Person, entityId } from '../types/persons.types';
import { changedPerson, personForm } from './person-form';
import { PersonFormComponent } from './person-form.component';

export interface PersonEditDialogData {
  person: Person;
}

@Component({
  selector: 'app-person-edit-dialog',
  imports: [PersonFormComponent, FormDialogComponent],
  templateUrl: './person-edit.dialog.html',
})
export class PersonEditDialogComponent {
  private readonly data = inject<PersonEditDialogData>(MAT_DIALOG_DATA);
  private readonly personsService = inject(PersonService);

  protected readonly dialog = editDialog({
    one: $localize`person`,
    row: this.data.person,
    form: personForm,
    changes: changedPerson,
    save: (changes, row, opId) =>
      this.personsService.update(entityId(row), changes, row.version, opId),
    read: (row) => this.personsService.get(entityId(row)),
    version: (row) => row.version,
    saved: $localize`Person saved`,
    failed: $localize`The person could not be saved.`,
  });
}
