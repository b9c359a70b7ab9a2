import { FormControl, FormGroup, Validators } from '@angular/forms';
import { changedFields } from '@shared/forms/changed-fields';
import { CreateWarehouse, Warehouse, UpdateWarehouse } from '../types/warehouses.types';

export type WarehouseForm = ReturnType<typeof warehouseForm>;

/** The form for a new warehouse, or for the one given. It checks what the database checks. */
export function warehouseForm(row?: Warehouse) {
  const form = new FormGroup({
    code: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(5)],
    }),
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(80)],
    }),
  });
  if (row) {
    form.patchValue({
      code: row.code,
      name: row.name,
    });
    form.controls.code.disable();
  }
  return form;
}

/** What the form says of a new warehouse. */
export function newWarehouse(form: WarehouseForm): CreateWarehouse {
  const value = form.getRawValue();
  return {
    code: value.code,
    name: value.name,
  };
}

/** What the user has changed, and nothing else. */
export function changedWarehouse(form: WarehouseForm): UpdateWarehouse {
  return changedFields(form, newWarehouse(form));
}
