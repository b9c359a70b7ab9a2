import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { AuthService } from '@core/services/auth.service';

/** Only for those who hold a permission such as `products.read`; others see the home page. */
export function permissionGuard(permission: string): CanActivateFn {
  return () => inject(AuthService).can(permission) || inject(Router).createUrlTree(['/']);
}
