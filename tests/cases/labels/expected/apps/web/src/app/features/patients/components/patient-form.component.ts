import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { PATIENT_PERSON_ID_TARGET } from '../types/patients.types';
import { PatientForm } from './patient-form';

/** The fields of one patient, for create and edit. */
@Component({
  selector: 'app-patient-form',
  imports: [FORM_FIELDS, MatInputModule, ReferenceSelectComponent],
  templateUrl: './patient-form.component.html',
})
export class PatientFormComponent {
  /** Made by `patientForm`. */
  readonly form = input.required<PatientForm>();

  protected readonly personIdTarget = PATIENT_PERSON_ID_TARGET;
}
