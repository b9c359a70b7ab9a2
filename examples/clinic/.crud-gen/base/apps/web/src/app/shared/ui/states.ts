import { Component, computed, effect, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { formatClock } from './format';

/** Nothing to show, and the next step: put a button inside. */
@Component({
  selector: 'app-empty-state',
  imports: [MatIconModule],
  template: `
    <div class="state">
      <mat-icon class="state-icon" [svgIcon]="icon()" />
      <h2 class="state-title">{{ title() }}</h2>
      @if (message()) {
        <p class="state-message">{{ message() }}</p>
      }
      <ng-content />
    </div>
  `,
})
export class EmptyStateComponent {
  readonly title = input.required<string>();
  readonly message = input('');
  readonly icon = input('inbox');
}

/** Something could not be loaded. */
@Component({
  selector: 'app-error-state',
  imports: [MatButtonModule, MatIconModule],
  template: `
    <div class="state" data-tone="danger" role="alert">
      <mat-icon class="state-icon" svgIcon="error" />
      <h2 class="state-title">{{ title() }}</h2>
      @if (message()) {
        <p class="state-message">{{ message() }}</p>
      }
      <button matButton="tonal" type="button" (click)="retry.emit()" i18n>Try again</button>
    </div>
  `,
})
export class ErrorStateComponent {
  readonly title = input.required<string>();
  readonly message = input('');
  readonly retry = output();
}

/** Grey bars where rows will be. */
@Component({
  selector: 'app-skeleton-rows',
  template: `
    @for (width of widths(); track $index) {
      <div class="skeleton-row">
        <span class="skeleton" [style.width.%]="width"></span>
        <span class="skeleton skeleton-short"></span>
      </div>
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class SkeletonRowsComponent {
  readonly rows = input(8);

  protected readonly widths = computed(() =>
    Array.from({ length: this.rows() }, (_, index) => 30 + ((index * 17) % 35)),
  );
}

const STALE_AFTER_MS = 5_000;

/** Says that what is shown may be old, once the connection has been gone for five seconds. */
@Component({
  selector: 'app-stale-banner',
  imports: [MatIconModule],
  template: `
    @if (shown()) {
      <div class="stale-banner" role="status">
        <mat-icon svgIcon="error" />
        <span i18n>No connection since {{ sinceClock() }}: what you see may be out of date.</span>
      </div>
    }
  `,
})
export class StaleBannerComponent {
  readonly since = input.required<Date | null>();

  protected readonly shown = signal(false);
  protected readonly sinceClock = computed(() => formatClock(this.since() ?? new Date()));

  constructor() {
    effect((onCleanup) => {
      const since = this.since();
      this.shown.set(false);
      if (since) {
        const delay = Math.max(0, since.getTime() + STALE_AFTER_MS - Date.now());
        const timer = setTimeout(() => this.shown.set(true), delay);
        onCleanup(() => clearTimeout(timer));
      }
    });
  }
}
