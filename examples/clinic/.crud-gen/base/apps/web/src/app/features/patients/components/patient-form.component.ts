import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSlideToggleModule } from '@angular/material/slide-toggle';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { PATIENT_SEX_LABELS } from '../types/patients.types';
import { PatientForm } from './patient-form';

/** The fields of one patient, for create and edit. */
@Component({
  selector: 'app-patient-form',
  imports: [
    FieldErrorComponent,
    MatDatepickerModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    MatSlideToggleModule,
    ReactiveFormsModule,
  ],
  templateUrl: './patient-form.component.html',
})
export class PatientFormComponent {
  /** Made by `patientForm`. */
  readonly form = input.required<PatientForm>();

  protected readonly sexLabels = PATIENT_SEX_LABELS;
}
