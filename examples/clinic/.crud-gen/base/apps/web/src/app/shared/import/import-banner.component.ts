import { DecimalPipe } from '@angular/common';
import { Component, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { ImportJob } from './import.types';

/** Says above a list that rows are being imported into it. */
@Component({
  selector: 'app-import-banner',
  imports: [DecimalPipe, MatButtonModule, MatProgressBarModule],
  template: `
    <div class="import-banners" role="status" aria-label="Running imports">
      @for (job of jobs(); track job.jobId) {
        <div class="import-banner">
          <span class="import-banner-text">
            <strong>{{ job.fileName }}</strong>
            <span> is being imported by {{ job.createdBy.email }}</span>
          </span>
          <span class="import-banner-percent" aria-hidden="true">
            {{ job.progress | number: '1.0-0' }} %
          </span>
          <button
            matButton
            type="button"
            [attr.aria-label]="'Show the import of ' + job.fileName"
            (click)="opened.emit(job.jobId)"
          >
            Show
          </button>
          <mat-progress-bar
            class="import-banner-bar"
            [attr.aria-label]="'Progress of ' + job.fileName"
            [value]="job.progress"
          />
        </div>
      }
    </div>
  `,
})
export class ImportBannerComponent {
  readonly jobs = input.required<readonly ImportJob[]>();
  readonly opened = output<string>();
}
