import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { EmployeeForm } from './employee-form';

/** The fields of one employee, for create and edit. */
@Component({
  selector: 'app-employee-form',
  imports: [
    FieldErrorComponent,
    MatFormFieldModule,
    MatInputModule,
    ReactiveFormsModule,
    ReferenceSelectComponent,
  ],
  templateUrl: './employee-form.component.html',
})
export class EmployeeFormComponent {
  /** Made by `employeeForm`. */
  readonly form = input.required<EmployeeForm>();
}
