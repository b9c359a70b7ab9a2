import { Component, computed, input } from '@angular/core';
import { Warehouse } from '../types/warehouses.types';
import { WarehouseColumn } from './warehouses-columns';

/** A property of one warehouse, as a person reads it. */
@Component({
  selector: 'app-warehouse-value',
  imports: [],
  templateUrl: './warehouse-value.component.html',
})
export class WarehouseValueComponent {
  readonly row = input.required<Warehouse>();
  readonly column = input.required<WarehouseColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
