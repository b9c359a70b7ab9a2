import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  ActivatedRouteSnapshot,
  CanActivateFn,
  Router,
  RouterStateSnapshot,
  UrlTree,
  provideRouter,
} from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { authGuard, guestGuard } from './auth.guard';
import { permissionGuard } from './permission.guard';

describe('guards', () => {
  const isSignedIn = signal(false);

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        {
          provide: AuthService,
          useValue: { isSignedIn, can: (permission: string) => permission === 'products.read' },
        },
      ],
    });
  });

  /** True, or where the guard leads to. */
  function outcome(guard: CanActivateFn, url: string): unknown {
    const state = { url } as RouterStateSnapshot;
    const result = TestBed.runInInjectionContext(() => guard({} as ActivatedRouteSnapshot, state));
    return result instanceof UrlTree ? TestBed.inject(Router).serializeUrl(result) : result;
  }

  it('lead guests to the sign-in page, and back', () => {
    isSignedIn.set(false);
    expect(outcome(authGuard, '/products?page=2')).toBe(
      '/sign-in?returnUrl=%2Fproducts%3Fpage%3D2',
    );
    expect(outcome(authGuard, '/')).toBe('/sign-in');
    expect(outcome(guestGuard, '/sign-in')).toBe(true);
  });

  it('let users in, and keep them off the sign-in page', () => {
    isSignedIn.set(true);
    expect(outcome(authGuard, '/products')).toBe(true);
    expect(outcome(guestGuard, '/sign-in')).toBe('/');
  });

  it('ask for the permission of a page', () => {
    expect(outcome(permissionGuard('products.read'), '/products')).toBe(true);
    expect(outcome(permissionGuard('orders.read'), '/orders')).toBe('/');
  });
});
