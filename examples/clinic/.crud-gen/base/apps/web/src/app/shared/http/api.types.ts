/** Any value that JSON can carry. */
export type JsonValue =
  string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export interface ApiSuccessResponse<T> {
  success: true;
  data: T;
}

/** What is stored in a field of a row that is null since the server cannot read it. */
export function unreadableText(row: object, field: string): string | undefined {
  const { $unreadable } = row as { $unreadable?: Record<string, string> };
  return $unreadable?.[field];
}

/** What a change answers to a user who may not read the row. */
export interface RowReference {
  id: unknown;
  version: number;
}

/** Whether an answer keeps the row back. */
export function isReference(row: object): row is RowReference {
  return Object.keys(row).sort().join() === 'id,version';
}

export interface Pagination {
  page: number;
  limit: number;
  total: number;
  totalPages: number;
}

export interface PaginatedResponse<T> extends ApiSuccessResponse<T[]> {
  pagination: Pagination;
}

/** What is wrong with one field of a request. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** Rows that refer to a row. */
export interface Blocker {
  resource: string;
  count?: number;
}

/** What is wrong with one item of a request about many rows. */
export interface ItemProblem {
  /** Its place in the request, from 0. */
  index: number;
  status: number;
  code: string;
  message: string;
  fields?: FieldError[];
}

export interface ApiErrorDetails {
  fields?: FieldError[];
  items?: ItemProblem[];
  /** The row as the server has it now (412). */
  current?: unknown;
  blockedBy?: Blocker[];
}

export interface ApiErrorBody {
  success: false;
  error: { code: string; message: string; details?: ApiErrorDetails };
  requestId: string;
}
