import { ImportJob, ImportProgressEvent, ImportStatus } from './import.types';

/** A status never gives way to one of a lower rank. */
const RANKS: Record<ImportStatus, number> = {
  uploaded: 0,
  validating: 1,
  validated: 2,
  pending: 3,
  processing: 4,
  completed: 5,
  failed: 5,
  cancelled: 5,
};

/** Nothing more will happen. */
export function isOver({ status }: Pick<ImportJob, 'status'>): boolean {
  return RANKS[status] === RANKS.completed;
}

/** Rows are being written, or about to be. */
export function isRunning({ status }: Pick<ImportJob, 'status'>): boolean {
  return status === 'pending' || status === 'processing';
}

/** The server is busy with it. */
export function isAtWork(job: Pick<ImportJob, 'status'>): boolean {
  return job.status === 'validating' || isRunning(job);
}

/** What is known of a job after an answer of the server, which may be older than an event that came before it. */
export function afterAnswer(job: ImportJob, answer: ImportJob): ImportJob {
  return isBehind(job, answer) && !isOver(answer)
    ? job
    : { ...answer, progress: Math.max(job.progress, answer.progress) };
}

/** The same after an event. */
export function afterEvent(job: ImportJob, event: ImportProgressEvent): ImportJob {
  if (isOver(job) || isBehind(job, event)) {
    return job;
  }
  const { status, totalRecords, processedRecords, successCount, failedCount, error } = event;
  const progress = Math.max(job.progress, event.progress);
  return {
    ...job,
    status,
    progress,
    totalRecords,
    processedRecords,
    successCount,
    failedCount,
    error,
  };
}

function isBehind(job: ImportJob, news: Pick<ImportJob, 'status' | 'processedRecords'>): boolean {
  const lead = RANKS[news.status] - RANKS[job.status];
  return lead < 0 || (lead === 0 && news.processedRecords < job.processedRecords);
}
