import { Tone } from '@shared/ui/tone';
import { formatCount } from '@shared/ui/format';
import { ImportCount } from './import-counts.component';
import { DuplicateRule, ImportJob, ImportMode, ImportStatus } from './import.types';
import { isOver } from './job-progress';

export const STATUS_WORDS: Record<ImportStatus, { label: string; tone: Tone }> = {
  uploaded: { label: $localize`Not started`, tone: 'neutral' },
  validating: { label: $localize`Being checked`, tone: 'info' },
  validated: { label: $localize`Checked`, tone: 'neutral' },
  pending: { label: $localize`Waiting`, tone: 'info' },
  processing: { label: $localize`Running`, tone: 'info' },
  completed: { label: $localize`Completed`, tone: 'success' },
  failed: { label: $localize`Failed`, tone: 'danger' },
  cancelled: { label: $localize`Cancelled`, tone: 'warning' },
};

export const MODES: readonly { value: ImportMode; label: string; hint: string }[] = [
  {
    value: 'all-or-nothing',
    label: $localize`All or nothing`,
    hint: $localize`If one row cannot be imported, nothing is written.`,
  },
  {
    value: 'valid-rows-only',
    label: $localize`Only the valid rows`,
    hint: $localize`Rows with mistakes are left out, and you get them as a file.`,
  },
];

export const DUPLICATE_RULES: readonly { value: DuplicateRule; label: string; hint: string }[] = [
  {
    value: 'error',
    label: $localize`Count as mistakes`,
    hint: $localize`They are treated like rows with mistakes.`,
  },
  { value: 'skip', label: $localize`Leave out`, hint: $localize`What exists stays as it is.` },
  {
    value: 'update',
    label: $localize`Update`,
    hint: $localize`What exists takes the values of the file.`,
  },
];

/** `1 row`, `1,200 rows`. */
export function rowsCounted(count: number): string {
  return count === 1 ? $localize`1 row` : $localize`${formatCount(count)}:count: rows`;
}

/** What the check of the rows has found. */
export function checkedCounts(job: ImportJob): ImportCount[] {
  return [
    { label: $localize`Valid`, value: job.validCount, tone: 'success' },
    { label: $localize`With mistakes`, value: job.invalidCount, tone: 'danger' },
    { label: $localize`Duplicates`, value: job.duplicateCount, tone: 'warning' },
  ];
}

/** What has come of the rows. Those that a cancelled import has not come to are not imported, too. */
export function importedCounts(job: ImportJob): ImportCount[] {
  const missing = job.totalRecords - job.successCount - job.skippedCount;
  return [
    { label: $localize`Imported`, value: job.successCount, tone: 'success' },
    { label: $localize`Not imported`, value: missing, tone: 'danger' },
    { label: $localize`Left out`, value: job.skippedCount, tone: 'neutral' },
  ];
}

/** How a job stands, in a few words. */
export function progressWords(job: ImportJob): string {
  if (isOver(job) || job.status === 'uploaded') {
    return STATUS_WORDS[job.status].label;
  }
  if (job.status === 'processing') {
    const total = formatCount(job.totalRecords);
    return $localize`${formatCount(job.processedRecords)}:count: of ${total}:total: rows`;
  }
  return $localize`${STATUS_WORDS[job.status].label}:state:: ${rowsCounted(job.totalRecords)}:rows:`;
}
