import { Component, computed, input } from '@angular/core';
import { ListModel } from '@shared/list/list-model';
import { formatClock } from '@shared/ui/format';
import { SyncStatusComponent } from '@shared/ui/sync-status';

const NOTHING = { count: 0, isUncertain: false };

/** How many rows there are, how fresh they are, and whether others have changed some since. */
@Component({
  selector: 'app-list-status',
  imports: [SyncStatusComponent],
  template: `
    @if (page().source.hasRows()) {
      <span>{{ page().counted(page().source.total()) }}</span>
    }
    @if (page().source.status; as status) {
      <app-sync-status [status]="status()" />
    }
    <span role="status">
      @if (news(); as text) {
        <button class="list-news" type="button" (click)="page().reload()">{{ text }}</button>
      } @else if (asOf(); as time) {
        <span class="none">as of {{ time }}</span>
      }
    </span>
  `,
  host: { class: 'list-status' },
})
export class ListStatusComponent<T extends object> {
  readonly page = input.required<ListModel<T>>();

  private readonly time = computed(() => this.page().source.asOf?.() ?? null);
  protected readonly asOf = computed(() => {
    const time = this.time();
    return time === null ? '' : formatClock(time);
  });
  /** What others have done since, in words; empty when nothing is known of it. */
  protected readonly news = computed(() => {
    const time = this.time();
    const { count, isUncertain } = this.page().source.changes?.since() ?? NOTHING;
    if (time === null || (count === 0 && !isUncertain)) {
      return '';
    }
    const changes = isUncertain
      ? 'There may be changes'
      : count === 1
        ? '1 change'
        : `${count} changes`;
    return `${changes} since ${formatClock(time, 'short')}: reload`;
  });
}
