import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { RcItemForm } from './rc-item-form';

/** The fields of one rc item, for create and edit. */
@Component({
  selector: 'app-rc-item-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './rc-item-form.component.html',
})
export class RcItemFormComponent {
  /** Made by `rcItemForm`. */
  readonly form = input.required<RcItemForm>();
}
