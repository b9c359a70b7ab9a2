import { Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { RouterOutlet } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { ThemeService } from '@core/services/theme.service';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class App {
  constructor() {
    inject(ThemeService);
    const dialog = inject(MatDialog);
    inject(AuthService)
      .sessionEnded.pipe(takeUntilDestroyed())
      .subscribe(() => dialog.closeAll());
  }
}
