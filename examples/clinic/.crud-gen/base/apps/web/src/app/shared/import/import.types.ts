export type ImportFormat = 'csv' | 'xlsx';
export type ImportMode = 'all-or-nothing' | 'valid-rows-only';
/** What happens to a row that the table or the file has already. */
export type DuplicateRule = 'error' | 'skip' | 'update';
export type ImportStatus =
  | 'uploaded'
  | 'validating'
  | 'validated'
  | 'pending'
  | 'processing'
  | 'completed'
  | 'failed'
  | 'cancelled';
export type ImportRowStatus = 'valid' | 'invalid' | 'duplicate' | 'failed' | 'imported';

/** A column of the file. */
export interface ImportColumn {
  index: number;
  header: string;
  /** Its first values. */
  samples: string[];
}

/** What a column of the file can become. */
export interface ImportField {
  name: string;
  label: string;
  required: boolean;
  type: string;
}

/** The column of each field, by index; a field that is not in it is not imported. */
export type ImportMapping = Record<string, number>;

/** One import, from the upload to its result. */
export interface ImportJob {
  jobId: string;
  sessionId: string;
  resource: string;
  fileName: string;
  format: ImportFormat;
  size: number;
  status: ImportStatus;
  /** What can be read of a workbook. */
  sheets: string[];
  /** The sheet that is read. */
  sheet: string | null;
  columns: ImportColumn[];
  fields: ImportField[];
  mapping: ImportMapping;
  mode: ImportMode | null;
  duplicates: DuplicateRule | null;
  validateOnly: boolean;
  totalRecords: number;
  validCount: number;
  invalidCount: number;
  duplicateCount: number;
  processedRecords: number;
  successCount: number;
  failedCount: number;
  skippedCount: number;
  /** 0 to 100. */
  progress: number;
  /** Why it failed, for a person. */
  error: string | null;
  createdBy: { id: string; email: string };
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface ImportOptions {
  mode: ImportMode;
  duplicates: DuplicateRule;
  /** Write nothing. */
  validateOnly: boolean;
}

/** What is wrong with one cell, or with a whole row. */
export interface ImportRowError {
  field: string | null;
  value: string | null;
  code: string;
  message: string;
}

export interface ImportRow {
  /** As in the spreadsheet: the header is row 1. */
  rowNo: number;
  status: ImportRowStatus;
  cells: string[];
  errors: ImportRowError[];
}

/** `<resource>:import-progress` */
export interface ImportProgressEvent {
  jobId: string;
  sessionId: string;
  status: 'pending' | 'processing' | 'completed' | 'failed';
  progress: number;
  totalRecords: number;
  processedRecords: number;
  successCount: number;
  failedCount: number;
  error: string | null;
}

/** `<resource>:import-completed` */
export interface ImportCompletedEvent {
  jobId: string;
  sessionId: string;
  result: Pick<
    ImportProgressEvent,
    'status' | 'progress' | 'successCount' | 'failedCount' | 'error'
  >;
}
