import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { DATE_FIELD } from '@shared/forms/date-field';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { TypeEntityForm } from './type-entity-form';

/** The fields of one type entity, for create and edit. */
@Component({
  selector: 'app-type-entity-form',
  imports: [DATE_FIELD, FORM_FIELDS, MatInputModule, MatSelectModule],
  templateUrl: './type-entity-form.component.html',
})
export class TypeEntityFormComponent {
  /** Made by `typeEntityForm`. */
  readonly form = input.required<TypeEntityForm>();
}
