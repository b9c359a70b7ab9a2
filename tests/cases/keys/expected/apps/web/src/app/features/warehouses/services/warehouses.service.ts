import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import {
  CreateWarehouse,
  ListWarehousesQuery,
  Warehouse,
  UpdateWarehouse,
} from '../types/warehouses.types';

/** Requests to `/api/warehouses`. */
@Injectable({ providedIn: 'root' })
export class WarehouseService extends CrudService<
  Warehouse,
  CreateWarehouse,
  UpdateWarehouse,
  ListWarehousesQuery
> {
  constructor() {
    super('/api/warehouses');
  }
}
