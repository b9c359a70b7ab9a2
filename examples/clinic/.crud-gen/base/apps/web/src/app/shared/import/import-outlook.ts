import { ImportJob, ImportOptions } from './import.types';
import { rowsCounted } from './import-words';

/** What an import will do, as far as the check of its rows tells. */
export interface ImportOutlook {
  isPossible: boolean;
  message: string;
}

export function outlookOf(job: ImportJob, options: ImportOptions): ImportOutlook {
  const { mode, duplicates, validateOnly } = options;
  const mistakes = job.invalidCount + (duplicates === 'error' ? job.duplicateCount : 0);
  const updates = duplicates === 'update' ? job.duplicateCount : 0;
  const imported = job.validCount + updates;
  if (validateOnly) {
    return {
      isPossible: true,
      message: $localize`Nothing is written: you only get the result of the check.`,
    };
  }
  if (mode === 'all-or-nothing' && mistakes > 0) {
    const message = $localize`${rowsCounted(mistakes)}:rows: cannot be imported, so nothing would be. Mend the file, or import only the valid rows.`;
    return { isPossible: false, message };
  }
  if (imported === 0) {
    return { isPossible: false, message: $localize`There is no row that can be imported.` };
  }
  const leftOut = job.totalRecords - imported;
  const message =
    leftOut > 0
      ? $localize`${rowsCounted(imported)}:rows: will be imported. ${rowsCounted(leftOut)}:rest: will be left out.`
      : $localize`${rowsCounted(imported)}:rows: will be imported.`;
  return { isPossible: true, message };
}
