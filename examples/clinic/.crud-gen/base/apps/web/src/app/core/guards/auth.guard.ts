import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { AuthService } from '@core/services/auth.service';

/** Only for those who are signed in; others sign in first and come back. */
export const authGuard: CanActivateFn = (_route, state) =>
  inject(AuthService).isSignedIn() ||
  inject(Router).createUrlTree(['/sign-in'], {
    queryParams: state.url === '/' ? {} : { returnUrl: state.url },
  });

/** Only for those who are not signed in yet. */
export const guestGuard: CanActivateFn = () =>
  !inject(AuthService).isSignedIn() || inject(Router).createUrlTree(['/']);
