import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { NewsForm } from './news-form';

/** The fields of one news, for create and edit. */
@Component({
  selector: 'app-news-form',
  imports: [FieldErrorComponent, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './news-form.component.html',
})
export class NewsFormComponent {
  /** Made by `newsForm`. */
  readonly form = input.required<NewsForm>();
}
