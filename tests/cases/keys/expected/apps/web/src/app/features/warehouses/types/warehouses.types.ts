import { ListQuery } from '@shared/http/crud.service';

export interface Warehouse {
  code: string;
  name: string;
  version: number;
}

export interface CreateWarehouse {
  code: string;
  name: string;
}

export interface UpdateWarehouse {
  name?: string;
}

/** What a list request may ask for; the server knows filters too. */
export type ListWarehousesQuery = ListQuery;

/** What addresses a row in URLs and events. */
export function entityId(row: Warehouse): string {
  return row.code;
}

/** What a person calls a row. */
export function warehouseLabel(row: Warehouse): string {
  return row.name;
}
