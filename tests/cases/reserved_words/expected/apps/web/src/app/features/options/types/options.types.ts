export interface OptionEntity {
  id: string;
  result: string;
  string: string | null;
  version: number;
}

export interface CreateOptionEntity {
  result: string;
  string?: string | null;
}

export interface UpdateOptionEntity {
  result?: string;
  string?: string | null;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListOptionsQuery {
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
export function entityId(row: OptionEntity): string {
  return row.id;
}

/** What a person calls a row. */
export function optionEntityLabel(row: OptionEntity): string {
  return row.result;
}
