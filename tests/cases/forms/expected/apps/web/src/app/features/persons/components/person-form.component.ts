import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { PersonForm } from './person-form';

/** The fields of one person, for create and edit. */
@Component({
  selector: 'app-person-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './person-form.component.html',
})
export class PersonFormComponent {
  /** Made by `personForm`. */
  readonly form = input.required<PersonForm>();
}
