import { Component, computed, input } from '@angular/core';
import { MatTooltipModule } from '@angular/material/tooltip';
import { SyncStatus } from '@shared/business/services/realtime-state.types';

const WORDS: Record<SyncStatus, { label: string; hint: string; tone: string }> = {
  live: { label: 'Live', hint: 'Changes by others appear at once', tone: 'success' },
  'catching-up': { label: 'Catching up', hint: 'What you missed is on its way', tone: 'info' },
  stale: { label: 'Stale', hint: 'Changes were missed: reload', tone: 'warning' },
  offline: {
    label: 'Offline',
    hint: 'No connection: what you change is sent when it is back',
    tone: 'warning',
  },
  'signed-out': { label: 'Signed out', hint: 'Nobody is signed in', tone: 'neutral' },
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
