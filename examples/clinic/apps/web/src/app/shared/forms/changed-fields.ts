import { FormGroup } from '@angular/forms';

/** What the user has changed of what a form says, and nothing else; secrets that were left empty are not among it. */
export function changedFields<V extends object>(
  form: FormGroup,
  values: V,
  secrets: readonly string[] = [],
): Partial<V> {
  const names = Object.keys(values) as (keyof V & string)[];
  const changed = names.filter((name) => {
    const control = form.controls[name];
    return control?.dirty && !(secrets.includes(name) && control.value === '');
  });
  const changes: Partial<V> = {};
  for (const name of changed) {
    changes[name] = values[name];
  }
  return changes;
}
