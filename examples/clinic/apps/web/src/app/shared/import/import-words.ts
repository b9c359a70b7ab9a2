import { Tone } from '@shared/ui/tone';
import { formatCount } from '@shared/ui/format';
import { ImportCount } from './import-counts.component';
import { DuplicateRule, ImportJob, ImportMode, ImportStatus } from './import.types';
import { isOver } from './job-progress';

export const STATUS_WORDS: Record<ImportStatus, { label: string; tone: Tone }> = {
  uploaded: { label: 'Not started', tone: 'neutral' },
  validating: { label: 'Being checked', tone: 'info' },
  validated: { label: 'Checked', tone: 'neutral' },
  pending: { label: 'Waiting', tone: 'info' },
  processing: { label: 'Running', tone: 'info' },
  completed: { label: 'Completed', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
  cancelled: { label: 'Cancelled', tone: 'warning' },
};

export const MODES: readonly { value: ImportMode; label: string; hint: string }[] = [
  {
    value: 'all-or-nothing',
    label: 'All or nothing',
    hint: 'If one row cannot be imported, nothing is written.',
  },
  {
    value: 'valid-rows-only',
    label: 'Only the valid rows',
    hint: 'Rows with mistakes are left out, and you get them as a file.',
  },
];

export const DUPLICATE_RULES: readonly { value: DuplicateRule; label: string; hint: string }[] = [
  { value: 'error', label: 'Count as mistakes', hint: 'They are treated like rows with mistakes.' },
  { value: 'skip', label: 'Leave out', hint: 'What exists stays as it is.' },
  { value: 'update', label: 'Update', hint: 'What exists takes the values of the file.' },
];

/** `1 row`, `1,200 rows`. */
export function rowsCounted(count: number): string {
  return count === 1 ? '1 row' : `${formatCount(count)} rows`;
}

/** What the check of the rows has found. */
export function checkedCounts(job: ImportJob): ImportCount[] {
  return [
    { label: 'Valid', value: job.validCount, tone: 'success' },
    { label: 'With mistakes', value: job.invalidCount, tone: 'danger' },
    { label: 'Duplicates', value: job.duplicateCount, tone: 'warning' },
  ];
}

/** What has come of the rows. Those that a cancelled import has not come to are not imported, too. */
export function importedCounts(job: ImportJob): ImportCount[] {
  const missing = job.totalRecords - job.successCount - job.skippedCount;
  return [
    { label: 'Imported', value: job.successCount, tone: 'success' },
    { label: 'Not imported', value: missing, tone: 'danger' },
    { label: 'Left out', value: job.skippedCount, tone: 'neutral' },
  ];
}

/** How a job stands, in a few words. */
export function progressWords(job: ImportJob): string {
  if (isOver(job) || job.status === 'uploaded') {
    return STATUS_WORDS[job.status].label;
  }
  if (job.status === 'processing') {
    const total = formatCount(job.totalRecords);
    return `${formatCount(job.processedRecords)} of ${total} rows`;
  }
  return `${STATUS_WORDS[job.status].label}: ${rowsCounted(job.totalRecords)}`;
}
