import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { authInterceptor } from '@core/interceptors/auth.interceptor';
import { basePathInterceptor } from '@core/interceptors/base-path.interceptor';
import { loadNewVersion } from '@core/new-version';
import { SessionRestore } from '@core/services/session-restore.service';
import { AppTitleStrategy } from '@core/title.strategy';
import { provideDayDates } from '@shared/forms/day-date-adapter';
import { providePaginatorLabels } from '@shared/list/paginator-labels';
import { provideIcons } from '@shared/ui/icons';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    // Without `withFetch()`, which cannot tell how much of a file is uploaded.
    provideHttpClient(withInterceptors([authInterceptor, basePathInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(loadNewVersion),
      // A page that is not left keeps its place in the browser's history.
      withRouterConfig({ canceledNavigationResolution: 'computed' }),
    ),
    provideAppInitializer(() => inject(SessionRestore).attempt()),
    provideIcons(),
    provideDayDates(),
    providePaginatorLabels(),
    { provide: TitleStrategy, useExisting: AppTitleStrategy },
    { provide: MAT_FORM_FIELD_DEFAULT_OPTIONS, useValue: { appearance: 'outline' } },
  ],
};
