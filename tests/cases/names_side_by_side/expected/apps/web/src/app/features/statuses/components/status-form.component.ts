import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { StatusForm } from './status-form';

/** The fields of one status, for create and edit. */
@Component({
  selector: 'app-status-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './status-form.component.html',
})
export class StatusFormComponent {
  /** Made by `statusForm`. */
  readonly form = input.required<StatusForm>();
}
