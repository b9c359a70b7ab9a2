import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { OptionEntityForm } from './option-entity-form';

/** The fields of one option entity, for create and edit. */
@Component({
  selector: 'app-option-entity-form',
  imports: [FieldErrorComponent, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './option-entity-form.component.html',
})
export class OptionEntityFormComponent {
  /** Made by `optionEntityForm`. */
  readonly form = input.required<OptionEntityForm>();
}
