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
      message: 'Nothing is written: you only get the result of the check.',
    };
  }
  if (mode === 'all-or-nothing' && mistakes > 0) {
    const message = `${rowsCounted(mistakes)} cannot be imported, so nothing would be. Mend the file, or import only the valid rows.`;
    return { isPossible: false, message };
  }
  if (imported === 0) {
    return { isPossible: false, message: 'There is no row that can be imported.' };
  }
  const leftOut = job.totalRecords - imported;
  const rest = leftOut > 0 ? ` ${rowsCounted(leftOut)} will be left out.` : '';
  return { isPossible: true, message: `${rowsCounted(imported)} will be imported.${rest}` };
}
