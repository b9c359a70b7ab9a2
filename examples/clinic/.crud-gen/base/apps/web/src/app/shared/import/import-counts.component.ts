import { Component, input } from '@angular/core';
import { Tone } from '@shared/ui/tone';
import { formatCount } from '@shared/ui/format';

export interface ImportCount {
  label: string;
  value: number;
  tone: Tone;
}

/** How many rows there are of each kind; a kind without rows has no colour. */
@Component({
  selector: 'app-import-counts',
  template: `
    <dl class="import-counts">
      @for (count of counts(); track count.label) {
        <div [attr.data-tone]="count.value > 0 ? count.tone : 'neutral'">
          <dt>{{ count.label }}</dt>
          <dd>{{ formatCount(count.value) }}</dd>
        </div>
      }
    </dl>
  `,
})
export class ImportCountsComponent {
  protected readonly formatCount = (count: number) => formatCount(count);

  readonly counts = input.required<readonly ImportCount[]>();
}
