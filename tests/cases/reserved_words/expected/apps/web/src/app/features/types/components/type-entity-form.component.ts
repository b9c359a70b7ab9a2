import { Component, input } from '@angular/core';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { TypeEntityForm } from './type-entity-form';

/** The fields of one type entity, for create and edit. */
@Component({
  selector: 'app-type-entity-form',
  imports: [FORM_FIELDS, MatDatepickerModule, MatInputModule, MatSelectModule],
  templateUrl: './type-entity-form.component.html',
})
export class TypeEntityFormComponent {
  /** Made by `typeEntityForm`. */
  readonly form = input.required<TypeEntityForm>();
}
