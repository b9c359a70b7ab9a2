import { Component, Signal, computed, input } from '@angular/core';
import { SyncStatus } from '@shared/business/services/realtime-state.types';
import { formatClock, formatCount } from '@shared/ui/format';
import { SyncStatusComponent } from '@shared/ui/sync-status';
import { ChangesByOthers } from './changes-by-others';

/** How far what is shown can be trusted. */
export interface Freshness {
  /** When the server said what is shown. */
  readonly asOf?: Signal<Date | null>;
  /** What others have done since. */
  readonly changes?: ChangesByOthers;
  /** How live it is. */
  readonly status?: Signal<SyncStatus>;
  /** Reads again. */
  reload(): void;
}

const NOTHING = { count: 0, isUncertain: false };

/** How fresh what is shown is, and whether others have changed it since. */
@Component({
  selector: 'app-freshness',
  imports: [SyncStatusComponent],
  template: `
    @if (of().status; as status) {
      <app-sync-status [status]="status()" />
    }
    <span role="status">
      @if (news(); as text) {
        <button class="list-news" type="button" (click)="of().reload()">{{ text }}</button>
      } @else if (asOf(); as time) {
        <span class="none" i18n>as of {{ time }}</span>
      }
    </span>
  `,
  host: { class: 'list-status' },
})
export class FreshnessComponent {
  readonly of = input.required<Freshness>();

  private readonly time = computed(() => this.of().asOf?.() ?? null);
  protected readonly asOf = computed(() => {
    const time = this.time();
    return time === null ? '' : formatClock(time);
  });
  /** What others have done since, in words; empty when nothing is known of it. */
  protected readonly news = computed(() => {
    const time = this.time();
    const { count, isUncertain } = this.of().changes?.since() ?? NOTHING;
    if (time === null || (count === 0 && !isUncertain)) {
      return '';
    }
    const since = formatClock(time, 'short');
    if (isUncertain) {
      return $localize`There may be changes since ${since}:time:: reload`;
    }
    return count === 1
      ? $localize`1 change since ${since}:time:: reload`
      : $localize`${formatCount(count)}:count: changes since ${since}:time:: reload`;
  });
}
