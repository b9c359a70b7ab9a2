import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { LogLineForm } from './log-line-form';

/** The fields of one log line, for create and edit. */
@Component({
  selector: 'app-log-line-form',
  imports: [FieldErrorComponent, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './log-line-form.component.html',
})
export class LogLineFormComponent {
  /** Made by `logLineForm`. */
  readonly form = input.required<LogLineForm>();
}
