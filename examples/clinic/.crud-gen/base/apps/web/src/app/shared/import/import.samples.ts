import { ImportJob, ImportProgressEvent } from './import.types';

/** A checked job for tests: ten rows, of which two are wrong and one is there already. */
export function importJobSample(changes: Partial<ImportJob> = {}): ImportJob {
  return {
    jobId: 'job-1',
    sessionId: 'job-1',
    resource: 'items',
    fileName: 'items.csv',
    format: 'csv',
    size: 420,
    status: 'validated',
    sheets: [],
    sheet: null,
    columns: [
      { index: 0, header: 'Code', samples: ['A-1', 'A-2'] },
      { index: 1, header: 'Label', samples: ['Pen', ''] },
    ],
    fields: [
      { name: 'code', label: 'Code', required: true, type: 'text' },
      { name: 'name', label: 'Name', required: false, type: 'text' },
    ],
    mapping: { code: 0 },
    mode: null,
    duplicates: null,
    validateOnly: false,
    totalRecords: 10,
    validCount: 7,
    invalidCount: 2,
    duplicateCount: 1,
    processedRecords: 0,
    successCount: 0,
    failedCount: 0,
    skippedCount: 0,
    progress: 0,
    error: null,
    createdBy: { id: 'u1', email: 'anna@example.com' },
    createdAt: '2025-03-14T08:00:00Z',
    startedAt: null,
    finishedAt: null,
    ...changes,
  };
}

/** What an event tells of that job. */
export function importProgressSample(
  changes: Partial<ImportProgressEvent> = {},
): ImportProgressEvent {
  return {
    jobId: 'job-1',
    sessionId: 'job-1',
    status: 'processing',
    progress: 40,
    totalRecords: 10,
    processedRecords: 4,
    successCount: 4,
    failedCount: 0,
    error: null,
    ...changes,
  };
}
