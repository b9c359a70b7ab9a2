import { Component, computed, input } from '@angular/core';
import { MatTooltipModule } from '@angular/material/tooltip';
import { SyncStatus } from '@shared/business/services/realtime-state.types';

const WORDS: Record<SyncStatus, { label: string; hint: string; tone: string }> = {
  live: {
    label: $localize`Live`,
    hint: $localize`Changes by others appear at once`,
    tone: 'success',
  },
  'catching-up': {
    label: $localize`Catching up`,
    hint: $localize`What you missed is on its way`,
    tone: 'info',
  },
  stale: { label: $localize`Stale`, hint: $localize`Changes were missed: reload`, tone: 'warning' },
  offline: {
    label: $localize`Offline`,
    hint: $localize`No connection: what you change is sent when it is back`,
    tone: 'warning',
  },
  'signed-out': {
    label: $localize`Signed out`,
    hint: $localize`Nobody is signed in`,
    tone: 'neutral',
  },
};

/** How far the rows of a live list can be trusted, in a word or two. */
@Component({
  selector: 'app-sync-status',
  imports: [MatTooltipModule],
  template: `
    <span
      class="sync-status"
      role="status"
      [attr.data-status]="status()"
      [attr.data-tone]="words().tone"
      [matTooltip]="words().hint"
    >
      {{ words().label }}
    </span>
  `,
})
export class SyncStatusComponent {
  readonly status = input.required<SyncStatus>();

  protected readonly words = computed(() => WORDS[this.status()]);
}
