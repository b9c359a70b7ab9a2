import { ListQuery } from '@shared/http/crud.service';

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
export interface ListLogLinesQuery extends ListQuery {
  levelMin?: string;
  levelMax?: string;
}

/** What a person calls a row. */
export function logLineLabel(row: LogLine): string {
  return row.line;
}
