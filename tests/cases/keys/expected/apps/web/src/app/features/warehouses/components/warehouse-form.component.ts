import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { FieldErrorComponent } from '@shared/forms/field-error.component';
import { WarehouseForm } from './warehouse-form';

/** The fields of one warehouse, for create and edit. */
@Component({
  selector: 'app-warehouse-form',
  imports: [FieldErrorComponent, MatFormFieldModule, MatInputModule, ReactiveFormsModule],
  templateUrl: './warehouse-form.component.html',
})
export class WarehouseFormComponent {
  /** Made by `warehouseForm`. */
  readonly form = input.required<WarehouseForm>();
}
