import { Component, input } from '@angular/core';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { VISIT_PATIENT_ID_TARGET, VISIT_DOCTOR_ID_TARGET } from '../types/visits.types';
import { VisitForm } from './visit-form';

/** The fields of one visit, for create and edit. */
@Component({
  selector: 'app-visit-form',
  imports: [FORM_FIELDS, ReferenceSelectComponent],
  templateUrl: './visit-form.component.html',
})
export class VisitFormComponent {
  /** Made by `visitForm`. */
  readonly form = input.required<VisitForm>();

  protected readonly patientIdTarget = VISIT_PATIENT_ID_TARGET;
  protected readonly doctorIdTarget = VISIT_DOCTOR_ID_TARGET;
}
