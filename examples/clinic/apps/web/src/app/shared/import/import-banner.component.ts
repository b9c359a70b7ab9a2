import { Component, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { formatPercent } from '@shared/ui/format';
import { ImportJob } from './import.types';

/** Says above a list that rows are being imported into it. */
@Component({
  selector: 'app-import-banner',
  imports: [MatButtonModule, MatProgressBarModule],
  template: `
    <div class="import-banners" role="status" aria-label="Running imports" i18n-aria-label>
      @for (job of jobs(); track job.jobId) {
        <div class="import-banner">
          <span class="import-banner-text" i18n>
            <strong>{{ job.fileName }}</strong> is being imported by {{ job.createdBy.email }}
          </span>
          <span class="import-banner-percent" aria-hidden="true">
            {{ formatPercent(job.progress) }}
          </span>
          <button
            matButton
            type="button"
            ariaLabel="Show the import of {{ job.fileName }}"
            i18n-ariaLabel
            (click)="opened.emit(job.jobId)"
            i18n
          >
            Show
          </button>
          <mat-progress-bar
            class="import-banner-bar"
            ariaLabel="Progress of {{ job.fileName }}"
            i18n-ariaLabel
            [value]="job.progress"
          />
        </div>
      }
    </div>
  `,
})
export class ImportBannerComponent {
  protected readonly formatPercent = (percent: number) => formatPercent(percent);

  readonly jobs = input.required<readonly ImportJob[]>();
  readonly opened = output<string>();
}
