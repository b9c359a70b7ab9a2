import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { StatusForm } from './status-form';

/** The fields of one status, for create and edit. */
@Component({
  selector: 'app-status-form',
  imports: [FieldErrorComponent, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './status-form.component.html',
})
export class StatusFormComponent {
  /** Made by `statusForm`. */
  readonly form = input.required<StatusForm>();
}
