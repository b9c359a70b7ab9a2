import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { Person, personLabel } from '../types/persons.types';
import { PERSON_COLUMNS } from './persons-columns';

export interface PersonViewDialogData {
  person: Person;
  canEdit: boolean;
}

/** All of one person. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-person-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './person-view.dialog.html',
})
export class PersonViewDialogComponent {
  protected readonly data = inject<PersonViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = personLabel(this.data.person);
  protected readonly columns = PERSON_COLUMNS;
}
