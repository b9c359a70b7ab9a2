import { Component, input } from '@angular/core';
import { ListModel } from '@shared/list/list-model';
import { FreshnessComponent } from './freshness.component';

/** How many rows there are, how fresh they are, and whether others have changed some since. */
@Component({
  selector: 'app-list-status',
  imports: [FreshnessComponent],
  template: `
    @if (page().source.hasRows()) {
      <span>{{ page().counted(page().source.total()) }}</span>
    }
    <app-freshness [of]="page().source" />
  `,
  host: { class: 'list-status' },
})
export class ListStatusComponent<T extends object> {
  readonly page = input.required<ListModel<T>>();
}
