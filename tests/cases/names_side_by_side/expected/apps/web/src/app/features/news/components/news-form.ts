import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateNews, News, UpdateNews } from '../types/news.types';

export type NewsForm = ReturnType<typeof newsForm>;

/** The form for a new news, or for the one given. It checks what the database checks. */
export function newsForm(row?: News) {
  const form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(200)],
    }),
  });
  if (row) {
    form.patchValue({
      name: row.name,
    });
  }
  return form;
}

/** What the form says of a new news. */
export function newNews(form: NewsForm): CreateNews {
  const value = form.getRawValue();
  return {
    name: value.name,
  };
}

/** What the user has changed, and nothing else. */
export function changedNews(form: NewsForm): UpdateNews {
  return changedFields(form, newNews(form));
}
