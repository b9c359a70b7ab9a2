import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, computed, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatSidenavModule } from '@angular/material/sidenav';
import { MatToolbarModule } from '@angular/material/toolbar';
import { MatTooltipModule } from '@angular/material/tooltip';
import { RouterLink, RouterOutlet } from '@angular/router';
import { APP_NAME } from '@core/app-name';
import { AuthService } from '@core/services/auth.service';
import { Theme, ThemeService } from '@core/services/theme.service';
import { map } from 'rxjs';
import { NAVIGATION } from './navigation';
import { NavigationComponent } from './navigation.component';

const NARROW = '(max-width: 959.98px)';

const THEMES: { value: Theme; label: string; icon: string }[] = [
  { value: 'light', label: $localize`Light`, icon: 'light' },
  { value: 'dark', label: $localize`Dark`, icon: 'dark' },
  { value: 'system', label: $localize`System`, icon: 'auto' },
];

/** The frame of every page: top bar, navigation, user menu. */
@Component({
  selector: 'app-shell',
  imports: [
    MatButtonModule,
    MatIconModule,
    MatMenuModule,
    MatSidenavModule,
    MatToolbarModule,
    MatTooltipModule,
    NavigationComponent,
    RouterLink,
    RouterOutlet,
  ],
  templateUrl: './shell.component.html',
  styleUrl: './shell.component.scss',
})
export class ShellComponent {
  private readonly auth = inject(AuthService);
  private readonly themes = inject(ThemeService);

  protected readonly appName = APP_NAME;
  protected readonly themeChoices = THEMES;
  protected readonly user = this.auth.user;
  protected readonly initial = computed(() => this.user()?.email.charAt(0).toUpperCase() ?? '');
  protected readonly items = computed(() =>
    NAVIGATION.filter((item) => this.auth.can(item.permission)),
  );

  protected readonly canSeeUsers = computed(() => this.auth.can('auth.read'));

  protected readonly narrow = toSignal(
    inject(BreakpointObserver)
      .observe(NARROW)
      .pipe(map(({ matches }) => matches)),
    { initialValue: matchMedia(NARROW).matches },
  );
  /** Open on wide screens until the user closes it, closed on narrow ones until asked for. */
  protected readonly navigationOpen = linkedSignal(() => !this.narrow());
  protected readonly navigationLabel = computed(() =>
    this.navigationOpen() ? $localize`Close navigation` : $localize`Open navigation`,
  );

  protected readonly theme = this.themes.theme;
  protected readonly themeIcon = computed(
    () => THEMES.find(({ value }) => value === this.theme())?.icon ?? 'auto',
  );

  protected onNavigate(): void {
    if (this.narrow()) {
      this.navigationOpen.set(false);
    }
  }

  protected onSkip(main: HTMLElement): void {
    main.focus();
  }

  protected onSignOut(): void {
    void this.auth.logout();
  }
}
