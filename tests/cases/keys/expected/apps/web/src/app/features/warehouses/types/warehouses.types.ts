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

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListWarehousesQuery {
  page?: number;
  limit?: number;
  /** Properties in order of weight, `-` before one that falls: `-price,name`. */
  sort?: string;
  search?: string;
}

/** The rows that were there and are deleted. */
export interface BulkDeleteResult {
  ids: string[];
  count: number;
}

/** What addresses a row in URLs and events. */
export function entityId(row: Warehouse): string {
  return row.code;
}

/** What a person calls a row. */
export function warehouseLabel(row: Warehouse): string {
  return row.name;
}
