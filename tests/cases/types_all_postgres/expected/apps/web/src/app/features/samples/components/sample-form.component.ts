import { Component, booleanAttribute, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSlideToggleModule } from '@angular/material/slide-toggle';
import { DATE_FIELD } from '@shared/forms/date-field';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { FileFieldComponent } from '@shared/forms/file-field.component';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { SAMPLE_ENUM_REQUIRED_LABELS, SAMPLE_ENUM_OPTIONAL_LABELS } from '../types/samples.types';
import { SampleForm } from './sample-form';

/** The fields of one sample, for create and edit. */
@Component({
  selector: 'app-sample-form',
  imports: [
    DATE_FIELD,
    FieldErrorComponent,
    FileFieldComponent,
    FORM_FIELDS,
    MatInputModule,
    MatSelectModule,
    MatSlideToggleModule,
  ],
  templateUrl: './sample-form.component.html',
})
export class SampleFormComponent {
  /** Made by `sampleForm`. */
  readonly form = input.required<SampleForm>();
  /** For a new row: what is left empty is filled by the server, and not kept as it is. */
  readonly isNew = input(false, { transform: booleanAttribute });

  protected readonly enumRequiredLabels = SAMPLE_ENUM_REQUIRED_LABELS;
  protected readonly enumOptionalLabels = SAMPLE_ENUM_OPTIONAL_LABELS;
}
