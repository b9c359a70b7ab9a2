import { ImportJob } from './import.types';
import { isOver, isRunning } from './job-progress';

/** Where the dialog is; the last two are one step for the user. */
export type ImportStep = 'upload' | 'mapping' | 'review' | 'options' | 'progress' | 'complete';

export const IMPORT_STEPS: readonly { label: string; title: string; steps: ImportStep[] }[] = [
  { label: $localize`File`, title: $localize`Choose a file`, steps: ['upload'] },
  { label: $localize`Columns`, title: $localize`Match the columns`, steps: ['mapping'] },
  { label: $localize`Review`, title: $localize`Review the rows`, steps: ['review'] },
  { label: $localize`Options`, title: $localize`Choose how to import`, steps: ['options'] },
  {
    label: $localize`Import`,
    title: $localize`Progress and result`,
    steps: ['progress', 'complete'],
  },
];

/** The step at which a job waits for its user. */
export function stepOf(job: ImportJob): ImportStep {
  if (isOver(job)) {
    return 'complete';
  }
  if (isRunning(job)) {
    return 'progress';
  }
  return job.status === 'uploaded' ? 'mapping' : 'review';
}
