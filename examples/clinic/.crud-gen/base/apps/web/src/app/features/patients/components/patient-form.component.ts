import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSlideToggleModule } from '@angular/material/slide-toggle';
import { DATE_FIELD } from '@shared/forms/date-field';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { PATIENT_SEX_LABELS } from '../types/patients.types';
import { PatientForm } from './patient-form';

/** The fields of one patient, for create and edit. */
@Component({
  selector: 'app-patient-form',
  imports: [
    DATE_FIELD,
    FieldErrorComponent,
    FORM_FIELDS,
    MatInputModule,
    MatSelectModule,
    MatSlideToggleModule,
  ],
  templateUrl: './patient-form.component.html',
})
export class PatientFormComponent {
  /** Made by `patientForm`. */
  readonly form = input.required<PatientForm>();

  protected readonly sexLabels = PATIENT_SEX_LABELS;
}
