import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { SessionRestore } from '@core/services/session-restore.service';

/** Only for those who are signed in; others sign in first and come back. */
export const authGuard: CanActivateFn = async (_route, state) => {
  const [auth, router] = [inject(AuthService), inject(Router)];
  await inject(SessionRestore).known;
  const queryParams = state.url === '/' ? {} : { returnUrl: state.url };
  return auth.isSignedIn() || router.createUrlTree(['/sign-in'], { queryParams });
};

/** Only for those who are not signed in yet. */
export const guestGuard: CanActivateFn = async () => {
  const [auth, router] = [inject(AuthService), inject(Router)];
  await inject(SessionRestore).known;
  return !auth.isSignedIn() || router.createUrlTree(['/']);
};
