import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSlideToggleModule } from '@angular/material/slide-toggle';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { MEDICATION_FORM_LABELS } from '../types/medications.types';
import { MedicationForm } from './medication-form';

/** The fields of one medication, for create and edit. */
@Component({
  selector: 'app-medication-form',
  imports: [
    FieldErrorComponent,
    FORM_FIELDS,
    MatInputModule,
    MatSelectModule,
    MatSlideToggleModule,
  ],
  templateUrl: './medication-form.component.html',
})
export class MedicationFormComponent {
  /** Made by `medicationForm`. */
  readonly form = input.required<MedicationForm>();

  protected readonly formLabels = MEDICATION_FORM_LABELS;
}
