import { Component, computed, input, output } from '@angular/core';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { formatCount } from '@shared/ui/format';
import { BaseImportService } from './base-import.service';
import { FailedRowsComponent } from './failed-rows.component';
import { ImportCountsComponent } from './import-counts.component';
import { ImportRowsComponent, ImportRowsTab } from './import-rows.component';
import { checkedCounts } from './import-words';
import { ImportFormat, ImportJob } from './import.types';

/** What the check of the rows has found. */
@Component({
  selector: 'app-import-review-step',
  imports: [FailedRowsComponent, ImportCountsComponent, ImportRowsComponent, MatProgressBarModule],
  templateUrl: './review-step.component.html',
})
export class ReviewStepComponent {
  protected readonly formatCount = (count: number) => formatCount(count);

  readonly service = input.required<BaseImportService>();
  readonly job = input.required<ImportJob>();
  readonly isBusy = input.required<boolean>();
  readonly failedRowsAsked = output<ImportFormat>();

  protected readonly isValidating = computed(() => this.job().status === 'validating');
  protected readonly counts = computed(() => checkedCounts(this.job()));
  protected readonly hasMistakes = computed(() => {
    const { invalidCount, duplicateCount } = this.job();
    return invalidCount + duplicateCount > 0;
  });
  protected readonly tabs = computed(() => {
    const { invalidCount, duplicateCount, validCount } = this.job();
    const all: [ImportRowsTab, number][] = [
      [{ status: 'invalid', label: $localize`Mistakes` }, invalidCount],
      [{ status: 'duplicate', label: $localize`Duplicates` }, duplicateCount],
      [{ status: 'valid', label: $localize`Valid` }, validCount],
    ];
    return all.filter(([, count]) => count > 0).map(([tab]) => tab);
  });
}
