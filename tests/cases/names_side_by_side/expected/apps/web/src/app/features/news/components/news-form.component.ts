import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { NewsForm } from './news-form';

/** The fields of one news, for create and edit. */
@Component({
  selector: 'app-news-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './news-form.component.html',
})
export class NewsFormComponent {
  /** Made by `newsForm`. */
  readonly form = input.required<NewsForm>();
}
