import { Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { RouterOutlet } from '@angular/router';
import { ApiDownComponent } from '@core/pages/api-down.component';
import { AuthService } from '@core/services/auth.service';
import { SessionRestore } from '@core/services/session-restore.service';
import { ThemeService } from '@core/services/theme.service';

@Component({
  selector: 'app-root',
  imports: [ApiDownComponent, RouterOutlet],
  template: `
    @defer (when session.outage()) {
      @if (session.outage()) {
        <app-api-down />
      }
    } @error {
      <p role="alert" i18n>The API is down. Reload this page in a moment.</p>
    }
    <router-outlet />
  `,
})
export class App {
  protected readonly session = inject(SessionRestore);

  constructor() {
    inject(ThemeService);
    const dialog = inject(MatDialog);
    inject(AuthService)
      .sessionEnded.pipe(takeUntilDestroyed())
      .subscribe(() => dialog.closeAll());
  }
}
