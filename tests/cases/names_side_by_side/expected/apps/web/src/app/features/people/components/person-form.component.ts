import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { PersonForm } from './person-form';

/** The fields of one person, for create and edit. */
@Component({
  selector: 'app-person-form',
  imports: [FieldErrorComponent, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './person-form.component.html',
})
export class PersonFormComponent {
  /** Made by `personForm`. */
  readonly form = input.required<PersonForm>();
}
