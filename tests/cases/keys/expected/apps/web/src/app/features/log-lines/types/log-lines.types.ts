export interface LogLine {
  line: string;
  level: number;
  version: number;
}

export interface CreateLogLine {
  line: string;
  level?: number;
}

/** What a list request may ask for; the server knows more filters than the list offers. */
export interface ListLogLinesQuery {
  page?: number;
  limit?: number;
  /** Properties in order of weight, `-` before one that falls: `-price,name`. */
  sort?: string;
  search?: string;
  levelMin?: string;
  levelMax?: string;
}

/** What a person calls a row. */
export function logLineLabel(row: LogLine): string {
  return row.line;
}
