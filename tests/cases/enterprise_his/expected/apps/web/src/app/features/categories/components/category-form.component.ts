import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSlideToggleModule } from '@angular/material/slide-toggle';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { CategoryForm } from './category-form';

/** The fields of one category, for create and edit. */
@Component({
  selector: 'app-category-form',
  imports: [FieldErrorComponent, FORM_FIELDS, MatInputModule, MatSlideToggleModule],
  templateUrl: './category-form.component.html',
})
export class CategoryFormComponent {
  /** Made by `categoryForm`. */
  readonly form = input.required<CategoryForm>();
}
