import { Component, input } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { WarehouseForm } from './warehouse-form';

/** The fields of one warehouse, for create and edit. */
@Component({
  selector: 'app-warehouse-form',
  imports: [FORM_FIELDS, MatInputModule],
  templateUrl: './warehouse-form.component.html',
})
export class WarehouseFormComponent {
  /** Made by `warehouseForm`. */
  readonly form = input.required<WarehouseForm>();
}
