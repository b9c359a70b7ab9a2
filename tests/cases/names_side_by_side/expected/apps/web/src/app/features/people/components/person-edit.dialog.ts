import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { editDialog } from '@shared/forms/edit-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { changesToRow } from '@shared/forms/row-changes';
import { PersonStateManager } from '../services/people-state-manager.service';
import { PersonService } from '../services/people.service';
import { Person, entityId } from '../types/people.types';
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
  private readonly peopleService = inject(PersonService);
  private readonly personStateManager = inject(PersonStateManager);

  protected readonly dialog = editDialog({
    one: $localize`person`,
    row: this.data.person,
    form: personForm,
    changes: changedPerson,
    save: (changes, row) => this.personStateManager.optimisticUpdate(entityId(row), changes, row),
    optimistic: true,
    read: (row) => this.peopleService.get(entityId(row)),
    version: (row) => row.version,
    others: changesToRow('people', entityId(this.data.person)),
    saved: $localize`Person saved`,
    failed: $localize`The person could not be saved.`,
  });
}
