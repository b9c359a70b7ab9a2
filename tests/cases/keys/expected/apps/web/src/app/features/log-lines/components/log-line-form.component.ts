import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { LogLineForm } from './log-line-form';

/** The fields of one log line, for create and edit. */
@Component({
  selector: 'app-log-line-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './log-line-form.component.html',
})
export class LogLineFormComponent {
  /** Made by `logLineForm`. */
  readonly form = input.required<LogLineForm>();
}
