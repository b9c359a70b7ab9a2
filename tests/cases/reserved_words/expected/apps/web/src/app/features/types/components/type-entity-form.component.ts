import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { TypeEntityForm } from './type-entity-form';

/** The fields of one type entity, for create and edit. */
@Component({
  selector: 'app-type-entity-form',
  imports: [
    FieldErrorComponent,
    MatDatepickerModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    ReactiveFormsModule,
  ],
  templateUrl: './type-entity-form.component.html',
})
export class TypeEntityFormComponent {
  /** Made by `typeEntityForm`. */
  readonly form = input.required<TypeEntityForm>();
}
