import { Component, computed, input } from '@angular/core';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { formatPercent } from '@shared/ui/format';
import { progressWords } from './import-words';
import { ImportJob } from './import.types';

/** How far a running import is. */
@Component({
  selector: 'app-import-progress-step',
  imports: [MatProgressBarModule],
  templateUrl: './progress-step.component.html',
})
export class ProgressStepComponent {
  readonly job = input.required<ImportJob>();

  protected readonly words = computed(() => progressWords(this.job()));
  /** Heard by those who do not see the bar, each tenth once. */
  protected readonly spoken = computed(() =>
    formatPercent(Math.floor(this.job().progress / 10) * 10),
  );
  protected readonly formatPercent = (percent: number) => formatPercent(percent);
}
