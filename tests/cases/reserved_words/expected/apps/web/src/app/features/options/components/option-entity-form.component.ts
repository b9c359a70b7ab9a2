import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { OptionEntityForm } from './option-entity-form';

/** The fields of one option entity, for create and edit. */
@Component({
  selector: 'app-option-entity-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './option-entity-form.component.html',
})
export class OptionEntityFormComponent {
  /** Made by `optionEntityForm`. */
  readonly form = input.required<OptionEntityForm>();
}
