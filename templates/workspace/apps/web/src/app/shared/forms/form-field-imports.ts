import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { FormFieldDirective } from './form-fields';
import { MatFieldErrorComponent } from './mat-field-error.component';

// Angular looks for them where the list of them is.
export { FormFieldDirective, MatFieldErrorComponent };

/** What every form of a module imports. */
export const FORM_FIELDS = [
  FormFieldDirective,
  MatFieldErrorComponent,
  MatFormFieldModule,
  ReactiveFormsModule,
] as const;
