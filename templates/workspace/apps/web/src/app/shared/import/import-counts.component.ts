import { DecimalPipe } from '@angular/common';
import { Component, input } from '@angular/core';
import { Tone } from '@shared/ui/tone';

export interface ImportCount {
  label: string;
  value: number;
  tone: Tone;
}

/** How many rows there are of each kind; a kind without rows has no colour. */
@Component({
  selector: 'app-import-counts',
  imports: [DecimalPipe],
  template: `
    <dl class="import-counts">
      @for (count of counts(); track count.label) {
        <div [attr.data-tone]="count.value > 0 ? count.tone : 'neutral'">
          <dt>{{ count.label }}</dt>
          <dd>{{ count.value | number }}</dd>
        </div>
      }
    </dl>
  `,
})
export class ImportCountsComponent {
  readonly counts = input.required<readonly ImportCount[]>();
}
