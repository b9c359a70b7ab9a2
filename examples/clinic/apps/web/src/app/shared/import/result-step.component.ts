import { Component, computed, input, output } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { Tone } from '@shared/ui/tone';
import { BaseImportService } from './base-import.service';
import { FailedRowsComponent } from './failed-rows.component';
import { ImportCountsComponent } from './import-counts.component';
import { ImportRowsComponent, ImportRowsTab } from './import-rows.component';
import { checkedCounts, importedCounts } from './import-words';
import { ImportFormat, ImportJob } from './import.types';

/** What came of an import, and what did not get in. */
@Component({
  selector: 'app-import-result-step',
  imports: [FailedRowsComponent, ImportCountsComponent, ImportRowsComponent, MatIconModule],
  templateUrl: './result-step.component.html',
})
export class ResultStepComponent {
  readonly service = input.required<BaseImportService>();
  readonly job = input.required<ImportJob>();
  readonly isBusy = input.required<boolean>();
  readonly failedRowsAsked = output<ImportFormat>();

  protected readonly outcome = computed((): { title: string; tone: Tone; icon: string } => {
    const { status, validateOnly, failedCount, successCount } = this.job();
    if (status === 'cancelled') {
      return { title: $localize`The import was cancelled`, tone: 'warning', icon: 'error' };
    }
    if (status === 'failed') {
      return { title: $localize`The import failed`, tone: 'danger', icon: 'error' };
    }
    if (validateOnly) {
      return { title: $localize`Checked: nothing was written`, tone: 'success', icon: 'check' };
    }
    if (failedCount === 0) {
      return { title: $localize`The import is complete`, tone: 'success', icon: 'check' };
    }
    const title =
      successCount === 0 ? $localize`No row was imported` : $localize`Some rows were not imported`;
    return { title, tone: 'warning', icon: 'error' };
  });
  protected readonly counts = computed(() =>
    this.job().validateOnly ? checkedCounts(this.job()) : importedCounts(this.job()),
  );
  /** Kinds of rows that did not get in. */
  protected readonly tabs = computed(() => {
    const { invalidCount, duplicateCount, duplicates, failedCount } = this.job();
    const known = invalidCount + (duplicates === 'error' ? duplicateCount : 0);
    const all: [ImportRowsTab, boolean][] = [
      [{ status: 'failed', label: $localize`Refused` }, failedCount > known],
      [{ status: 'invalid', label: $localize`Mistakes` }, invalidCount > 0],
      [
        { status: 'duplicate', label: $localize`Duplicates` },
        duplicateCount > 0 && duplicates !== 'update',
      ],
    ];
    return all.filter(([, isThere]) => isThere).map(([tab]) => tab);
  });
  protected readonly hasFailedRows = computed(() => {
    const { totalRecords, successCount, skippedCount } = this.job();
    return this.tabs().length > 0 || totalRecords > successCount + skippedCount;
  });
}
