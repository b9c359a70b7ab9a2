import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { SessionRestore } from '@core/services/session-restore.service';

/** Stands in the place of all pages while the server does not say who is signed in. */
@Component({
  selector: 'app-api-down',
  imports: [MatButtonModule, MatIconModule],
  template: `
    <main class="state" data-tone="danger" role="alert">
      <mat-icon class="state-icon" svgIcon="error" />
      <h1 class="state-title" i18n>The API is down</h1>
      <p class="state-message">{{ session.outage() }}</p>
      <p class="state-message" i18n>
        You are not signed out. This page tries again by itself, and goes on where you were.
      </p>
      <button
        matButton="tonal"
        type="button"
        [disabled]="session.isTrying()"
        (click)="session.attempt()"
        i18n
      >
        Try again now
      </button>
    </main>
  `,
})
export class ApiDownComponent {
  protected readonly session = inject(SessionRestore);
}
